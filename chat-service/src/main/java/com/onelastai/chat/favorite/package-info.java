/** Which agents a user marked, and which they talked to last. */
@NullMarked
package com.onelastai.chat.favorite;

import org.jspecify.annotations.NullMarked;
