package com.onelastai.starter.projection;

/** Encodes any text as the name of a field; dots and dollars have a meaning in MongoDB. */
public final class FieldKeys {

  private static final int MAX_LENGTH = 200;
  private static final String SPECIAL = ".$%\0";

  private FieldKeys() {}

  public static String encode(String text) {
    StringBuilder key = new StringBuilder(text.length() + 8);
    text.codePoints()
        .limit(MAX_LENGTH)
        .forEach(c -> {
          if (SPECIAL.indexOf(c) >= 0) {
            key.append(String.format("%%%02X", c));
          } else {
            key.appendCodePoint(c);
          }
        });
    return key.isEmpty() ? "%" : key.toString();
  }

  public static String decode(String key) {
    return key.equals("%")
        ? ""
        : key.replace("%2E", ".").replace("%24", "$").replace("%00", "\0").replace("%25", "%");
  }
}
