/**
 * {@code ./onelastai bench}: load on a stack of its own and what it cost, process by process.
 * Figures, not tests.
 */
@NullMarked
package com.onelastai.local.bench;

import org.jspecify.annotations.NullMarked;
