package com.onelastai.mail;

import java.util.regex.Pattern;

/** What a stranger may have chosen, made harmless for a mail. */
public final class SafeLine {

  private static final int MAX_LENGTH = 64;

  /** A top-level domain has two characters at least, so initials stay. */
  private static final Pattern LINKING =
      Pattern.compile("[/\\\\:@<>]|\\.(?=[\\p{L}\\p{M}\\p{N}]{2})");

  private static final Pattern SPACE = Pattern.compile("[\\p{C}\\p{Z}]+");

  private SafeLine() {}

  /** One short line, without anything that a mail program would turn into a link. */
  public static String of(String text) {
    String harmless = LINKING.matcher(text).replaceAll(" ");
    String line = SPACE.matcher(harmless).replaceAll(" ").strip();
    return line.codePointCount(0, line.length()) <= MAX_LENGTH
        ? line
        : line.substring(0, line.offsetByCodePoints(0, MAX_LENGTH)) + "…";
  }
}
