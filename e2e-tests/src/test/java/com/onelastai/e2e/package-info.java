/** Journeys through the gateway against the whole suite, each read back from MongoDB itself. */
@NullMarked
package com.onelastai.e2e;

import org.jspecify.annotations.NullMarked;
