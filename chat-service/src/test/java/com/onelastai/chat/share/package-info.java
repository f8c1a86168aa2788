/** Who sees what by a link. */
@NullMarked
package com.onelastai.chat.share;

import org.jspecify.annotations.NullMarked;
