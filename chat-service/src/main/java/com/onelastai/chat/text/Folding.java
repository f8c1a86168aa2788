package com.onelastai.chat.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The form in which texts are compared: without case, width and diacritics. */
public final class Folding {

  /**
   * Of Latin, Greek and Cyrillic; the vowel marks of Arabic and Hebrew, and Arabic's stretching.
   */
  private static final Pattern DIACRITICS =
      Pattern.compile(
          "[\\u0300-\\u036F\\u0591-\\u05BD\\u05BF\\u05C1\\u05C2\\u05C4\\u05C5\\u05C7"
              + "\\u0610-\\u061A\\u0640\\u064B-\\u065F\\u0670\\u06D6-\\u06DC\\u06DF-\\u06E8"
              + "\\u06EA-\\u06ED\\uFE0F]+");

  /** Letters with a stroke, and joined ones, have no decomposition in Unicode. */
  private static final Map<Integer, String> PLAIN =
      Map.of(
          (int) 'Đ', "D", (int) 'Ð', "D", (int) 'Ħ', "H", (int) 'Ł', "L", (int) 'Ø', "O", (int) 'Ŧ',
          "T", (int) 'Æ', "AE", (int) 'Œ', "OE", (int) 'Þ', "TH");

  private Folding() {}

  public static String of(String text) {
    return of(text, Integer.MAX_VALUE);
  }

  /** The first characters of the form, counted before marks that stay are joined to letters. */
  public static String of(String text, int length) {
    String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
    // Upper case first, which unifies more letters: ß becomes SS, and both small sigmas Σ.
    String plain = DIACRITICS.matcher(decomposed).replaceAll("").toUpperCase(Locale.ROOT);
    StringBuilder folded = new StringBuilder(plain.length());
    plain
        .codePoints()
        .mapToObj(letter -> PLAIN.getOrDefault(letter, Character.toString(letter)))
        .flatMapToInt(String::codePoints)
        .map(Character::toLowerCase)
        .limit(length)
        .forEach(folded::appendCodePoint);
    return Normalizer.normalize(folded, Normalizer.Form.NFC);
  }
}
