/**
 * Events about agents and conversations, published by chat-service. Topic {@value
 * com.onelastai.events.chat.ChatEvent#TOPIC}, keyed by conversation or agent. Events never contain
 * the text of a message.
 */
@NullMarked
package com.onelastai.events.chat;

import org.jspecify.annotations.NullMarked;
