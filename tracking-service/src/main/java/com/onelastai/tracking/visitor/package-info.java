/** Returning browsers, in {@code visitors}: first and last visit, number of visits, device. */
@NullMarked
package com.onelastai.tracking.visitor;

import org.jspecify.annotations.NullMarked;
