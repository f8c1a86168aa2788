/**
 * Chats that pages held by themselves. They are stored among the conversations, as {@code source:
 * client}, ended and with what the page said; of somebody who may not be followed nothing is
 * stored.
 */
@NullMarked
package com.onelastai.chat.reported;

import org.jspecify.annotations.NullMarked;
