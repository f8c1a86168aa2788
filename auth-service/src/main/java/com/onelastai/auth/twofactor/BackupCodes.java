package com.onelastai.auth.twofactor;

import com.onelastai.auth.user.TypedCode;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.commons.codec.binary.Base32;

/** Codes that replace a one-time password; each is valid once. */
public final class BackupCodes {

  private static final int COUNT = 10;

  /** 80 random bits, since Keycloak stores unsalted hashes. */
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

  /** Normalizes a typed code to the form in which Keycloak stores it. */
  public static String normal(String code) {
    return TypedCode.withoutSeparators(code).toUpperCase(Locale.ROOT);
  }
}
