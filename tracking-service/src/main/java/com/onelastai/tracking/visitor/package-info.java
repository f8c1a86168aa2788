/** Browsers that come back, in {@code visitors}: first and last visit, how many, with what. */
@NullMarked
package com.onelastai.tracking.visitor;

import org.jspecify.annotations.NullMarked;
