/** The countries of addresses. */
@NullMarked
package com.onelastai.geo;

import org.jspecify.annotations.NullMarked;
