package com.onelastai.auth.mail;

import java.util.regex.Pattern;

/**
 * Text that somebody else chose, such as a name: one short line in which no mail program finds an
 * address to make a link of.
 */
final class ForeignText {

  private static final int MAX_LENGTH = 64;
  private static final Pattern LINKING = Pattern.compile("[/\\\\:@<>]|\\.(?=\\S)");
  private static final Pattern SPACE = Pattern.compile("[\\p{C}\\p{Z}]+");

  private ForeignText() {}

  static String line(String text) {
    String harmless = LINKING.matcher(text).replaceAll(" ");
    String line = SPACE.matcher(harmless).replaceAll(" ").strip();
    return line.codePointCount(0, line.length()) <= MAX_LENGTH
        ? line
        : line.substring(0, line.offsetByCodePoints(0, MAX_LENGTH)) + "…";
  }
}
