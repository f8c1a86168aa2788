/**
 * What happens in chats, published by chat-service. Topic {@value
 * com.onelastai.events.chat.ChatEvent#TOPIC}, keyed by conversation, or by user where there is
 * none. Nothing that was said is in an event: whoever needs it asks chat-service.
 */
@NullMarked
package com.onelastai.events.chat;

import org.jspecify.annotations.NullMarked;
