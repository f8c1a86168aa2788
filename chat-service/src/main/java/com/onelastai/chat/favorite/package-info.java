/** Which agents a user marked. */
@NullMarked
package com.onelastai.chat.favorite;

import org.jspecify.annotations.NullMarked;
