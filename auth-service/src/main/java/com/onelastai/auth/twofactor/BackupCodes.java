package com.onelastai.auth.twofactor;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.commons.codec.binary.Base32;

/** Codes that stand in for a one-time password, each once. */
public final class BackupCodes {

  private static final int COUNT = 10;

  /** Keycloak keeps unsalted hashes: nobody shall find 80 bits by trying. */
  private static final int BYTES = 10;

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Pattern GROUP = Pattern.compile("(?<=\\G.{4})(?!$)");

  private BackupCodes() {}

  static List<String> generate() {
    return IntStream.range(0, COUNT).mapToObj(i -> code()).toList();
  }

  private static String code() {
    byte[] random = new byte[BYTES];
    RANDOM.nextBytes(random);
    return GROUP.matcher(new Base32().encodeToString(random)).replaceAll("-");
  }

  /** The form in which Keycloak knows a code, however it was typed. */
  public static String normal(String code) {
    return code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
  }
}
