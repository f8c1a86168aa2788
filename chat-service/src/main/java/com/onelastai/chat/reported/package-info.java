/**
 * Chats that pages ran by themselves and reported. They are stored as ended conversations with
 * {@code source: client}; nothing is stored for visitors who opted out of tracking.
 */
@NullMarked
package com.onelastai.chat.reported;

import org.jspecify.annotations.NullMarked;
