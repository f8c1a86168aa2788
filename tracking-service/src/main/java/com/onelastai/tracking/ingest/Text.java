package com.onelastai.tracking.ingest;

import java.util.regex.Pattern;

/** Checks of text. */
final class Text {

  /** Where a browser sees a tag, a comment or a declaration. */
  private static final Pattern MARKUP = Pattern.compile("<[\\p{L}/!?]");

  static final int MALFORMED = -1;

  private Text() {}

  static boolean hasMarkup(String text) {
    return text.indexOf('<') >= 0 && MARKUP.matcher(text).find();
  }

  static boolean hasControl(String text) {
    return text.chars().anyMatch(Character::isISOControl);
  }

  /** Bytes in UTF-8, or {@link #MALFORMED} for half a character, which cannot be encoded. */
  static int utf8Length(String text) {
    int bytes = text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)) {
        if (++i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
          return MALFORMED;
        }
        bytes += 2;
      } else if (Character.isLowSurrogate(c)) {
        return MALFORMED;
      } else if (c >= 0x80) {
        bytes += c < 0x800 ? 1 : 2;
      }
    }
    return bytes;
  }
}
