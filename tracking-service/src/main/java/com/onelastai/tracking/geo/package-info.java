/**
 * The country of an address, where the operator installed a database: a file in MaxMind's format,
 * named by {@code GEO_DATABASE}. Without one the country is absent.
 */
@NullMarked
package com.onelastai.tracking.geo;

import org.jspecify.annotations.NullMarked;
