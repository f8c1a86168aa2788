/**
 * Live chats between people and the support team. A message is acknowledged once it is stored in
 * its chat; its place there is its number. Every connection, by WebSocket or as server-sent events,
 * reads what it has not sent yet from the chat, so a lost connection, a second tab, a restart and a
 * second instance lose nothing and send nothing twice.
 *
 * <p>{@code Chats} writes the chats, {@code ChatFeeds} tells the connections of this instance what
 * has changed, and {@code ChatFeed} brings one connection up to date.
 */
@NullMarked
package com.onelastai.support.livechat;

import org.jspecify.annotations.NullMarked;
