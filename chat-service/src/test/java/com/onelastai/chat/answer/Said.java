package com.onelastai.chat.answer;

import com.onelastai.chat.conversation.Message;
import java.time.Instant;

/** Messages of which only who said what matters. */
final class Said {

  private Said() {}

  static Message user(String content) {
    return message(Message.USER, content);
  }

  static Message assistant(String content) {
    return message(Message.ASSISTANT, content);
  }

  private static Message message(String role, String content) {
    return new Message(
        1, "c-1", 0, role, content, Instant.EPOCH, null, null, null, null, null, null);
  }
}
