/** How long records stay. */
@NullMarked
package com.onelastai.tracking.retention;

import org.jspecify.annotations.NullMarked;
