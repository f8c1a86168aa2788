package com.onelastai.support.livechat;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads chats as both ends see them. */
@Component
class ChatReader {

  private static final int MAX_POSITION = 100;

  private final Chats chats;

  ChatReader(Chats chats) {
    this.chats = chats;
  }

  /**
   * @param seen up to which message the reader has it
   */
  ChatView read(String id, int seen) {
    SupportChat chat = chats.since(id, seen);
    return ChatView.of(chat, seen, queuePosition(chat));
  }

  private @Nullable Integer queuePosition(SupportChat chat) {
    return chat.status() == ChatStatus.WAITING
        ? Integer.valueOf(chats.waitingBefore(chat, MAX_POSITION) + 1)
        : null;
  }
}
