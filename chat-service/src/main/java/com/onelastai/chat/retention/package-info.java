/** How long things are kept that nobody removes, and how much is removed at once. */
@NullMarked
package com.onelastai.chat.retention;

import org.jspecify.annotations.NullMarked;
