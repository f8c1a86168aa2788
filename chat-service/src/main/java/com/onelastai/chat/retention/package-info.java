/** How long things are kept that nobody removes. */
@NullMarked
package com.onelastai.chat.retention;

import org.jspecify.annotations.NullMarked;
