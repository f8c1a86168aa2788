package com.onelastai.support.file;

import java.util.regex.Pattern;

/** Makes a harmless file name of one that a stranger chose. */
final class FileName {

  private static final int MAX_LENGTH = 100;

  /** Controls and format characters, which may turn the writing direction before an extension. */
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]+");

  private static final Pattern SPECIAL = Pattern.compile("[\"<>:|?*;%]");

  private FileName() {}

  static String clean(String name) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    String visible = INVISIBLE.matcher(last).replaceAll("");
    String plain = SPECIAL.matcher(visible).replaceAll("_").strip();
    String cut = keepEnd(plain.replaceFirst("^\\.+", ""));
    return cut.isBlank() ? "file" : cut;
  }

  /** The extension stands at the end. */
  private static String keepEnd(String name) {
    int length = name.codePointCount(0, name.length());
    return length <= MAX_LENGTH
        ? name
        : name.substring(name.offsetByCodePoints(0, length - MAX_LENGTH));
  }
}
