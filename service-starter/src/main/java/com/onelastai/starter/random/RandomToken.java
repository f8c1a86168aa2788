package com.onelastai.starter.random;

import java.security.SecureRandom;
import java.util.Base64;

/** Random text that nobody guesses and that stands in addresses as it is. */
public final class RandomToken {

  private static final SecureRandom RANDOM = new SecureRandom();

  private RandomToken() {}

  public static String next(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }
}
