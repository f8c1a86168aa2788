package com.onelastai.lab.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a text with their places. */
public final class Words {

  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{M}\\p{N}]+(?:['\u2019][\\p{L}\\p{M}]+)*");
  private static final Pattern POSSESSIVE = Pattern.compile("'s$");

  private Words() {}

  /**
   * A word of a text.
   *
   * @param normal in lower case, without a possessive s
   * @param start index of its first character
   * @param end index behind its last character
   */
  public record Word(String normal, int start, int end) {}

  public static List<Word> of(String text) {
    List<Word> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      words.add(new Word(normal(matcher.group()), matcher.start(), matcher.end()));
    }
    return words;
  }

  /** The words alone. */
  public static List<String> normal(List<Word> words) {
    return words.stream().map(Word::normal).toList();
  }

  private static String normal(String word) {
    String lower =
        Normalizer.normalize(word, Normalizer.Form.NFKC)
            .toLowerCase(Locale.ROOT)
            .replace('\u2019', '\'');
    return POSSESSIVE.matcher(lower).replaceFirst("");
  }
}
