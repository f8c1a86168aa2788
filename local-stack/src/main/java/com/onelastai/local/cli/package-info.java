/** The commands of {@code ./onelastai}, one class each. */
@NullMarked
package com.onelastai.local.cli;

import org.jspecify.annotations.NullMarked;
