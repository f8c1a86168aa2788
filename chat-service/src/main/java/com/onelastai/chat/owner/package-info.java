/** The owner of a conversation: a user, or a browser before its user signs in. */
@NullMarked
package com.onelastai.chat.owner;

import org.jspecify.annotations.NullMarked;
