/** Whose a conversation is: a user's, or, before anybody signed in, a browser's. */
@NullMarked
package com.onelastai.chat.owner;

import org.jspecify.annotations.NullMarked;
