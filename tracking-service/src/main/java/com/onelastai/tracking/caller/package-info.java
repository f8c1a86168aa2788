/** Whose records a caller may read. */
@NullMarked
package com.onelastai.tracking.caller;

import org.jspecify.annotations.NullMarked;
