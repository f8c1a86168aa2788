/** How texts are compared. */
@NullMarked
package com.onelastai.chat.text;

import org.jspecify.annotations.NullMarked;
