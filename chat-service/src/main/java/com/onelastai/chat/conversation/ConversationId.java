package com.onelastai.chat.conversation;

import java.security.SecureRandom;
import java.util.Base64;

/** Ids of conversations, which nobody can guess. */
final class ConversationId {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 16;

  private ConversationId() {}

  static String next() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return "c-" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
