/** Removes what has expired. */
@NullMarked
package com.onelastai.chat.retention;

import org.jspecify.annotations.NullMarked;
