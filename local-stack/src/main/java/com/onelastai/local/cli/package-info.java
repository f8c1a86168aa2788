/** The commands of {@code ./onelastai}. */
@NullMarked
package com.onelastai.local.cli;

import org.jspecify.annotations.NullMarked;
