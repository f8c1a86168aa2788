package com.onelastai.chat.search;

import java.lang.Character.UnicodeScript;
import java.util.Set;

/**
 * Characters that are words of their own: those of scripts that write no blanks between words, of
 * Korean, which writes particles and endings on its words, and symbols.
 */
final class Characters {

  private static final Set<UnicodeScript> SCRIPTS =
      Set.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.HANGUL,
          UnicodeScript.THAI,
          UnicodeScript.LAO,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR);

  /** Belong to Hiragana and Katakana alike, as a part of the sound before. */
  private static final String SHARED_KANA = "ー゛゜ｰﾞﾟ";

  private Characters() {}

  static boolean isWord(int codePoint) {
    return SCRIPTS.contains(UnicodeScript.of(codePoint))
        || SHARED_KANA.indexOf(codePoint) >= 0
        || Character.getType(codePoint) == Character.OTHER_SYMBOL;
  }

  /** The end of the character at this place, with its marks and, of Hangul, its other letters. */
  static int end(String text, int start, int end) {
    int at = start + Character.charCount(text.codePointAt(start));
    while (at < end && continues(text.codePointAt(at))) {
      at += Character.charCount(text.codePointAt(at));
    }
    return at;
  }

  private static boolean continues(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          true;
      default -> codePoint == 'ﾞ' || codePoint == 'ﾟ' || isLaterJamo(codePoint);
    };
  }

  /** A vowel or a final consonant of a syllable in its decomposed form. */
  private static boolean isLaterJamo(int codePoint) {
    return codePoint >= 0x1160 && codePoint <= 0x11FF;
  }
}
