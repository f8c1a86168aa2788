package com.onelastai.chat.conversation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/** Unguessable ids of conversations. */
public final class ConversationId {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 16;

  private ConversationId() {}

  static String next() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return id(bytes);
  }

  /** Derived from an event's id, so that a repeated event has the same conversation. */
  public static String of(String eventId) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(eventId.getBytes(StandardCharsets.UTF_8));
      return id(Arrays.copyOf(hash, BYTES));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String id(byte[] bytes) {
    return "c-" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
