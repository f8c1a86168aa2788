package com.onelastai.community.content;

import java.security.SecureRandom;
import java.util.Base64;

/** Ids that nobody guesses and that stand in addresses as they are. */
public final class NewId {

  private static final int BYTES = 12;
  private static final SecureRandom RANDOM = new SecureRandom();

  private NewId() {}

  /**
   * @param kind such as {@code p-}
   */
  public static String of(String kind) {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return kind + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
