package com.onelastai.support.livechat;

import com.onelastai.starter.security.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Someone at one end of a chat.
 *
 * @param userId null for a visitor
 */
record Participant(String chatId, Side side, @Nullable String userId) {

  static Participant of(SupportChat chat, Side side, @Nullable Caller caller) {
    return new Participant(chat.id(), side, caller == null ? null : caller.userId());
  }
}
