package com.onelastai.lab.storyweaver;

import com.onelastai.starter.enums.SnakeCaseEnum;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A trait in the words of the person who asked, and the form of sentence that can hold it. */
record Trait(Form form, String text) {

  /** The form of its words. */
  enum Form implements SnakeCaseEnum {
    /** {@code brave}, {@code very shy and kind}. */
    ADJECTIVE,
    /** {@code a retired pirate}. */
    NOUN,
    /** Everything else; it can follow a colon. */
    OTHER
  }

  private static final Pattern ARTICLE = Pattern.compile("(?i)(a|an|the) .+");
  private static final Pattern ENDING = Pattern.compile(".+(ful|ous|less|able|ible|ish)");
  private static final List<String> BETWEEN =
      List.of("and", "but", "very", "quite", "rather", "always", "often", "never", "too");

  static Trait of(String given, Collection<String> adjectives) {
    String text = given.strip().replaceAll("[.!?;,:]+$", "");
    if (ARTICLE.matcher(text).matches()) {
      return new Trait(Form.NOUN, decapitalized(text));
    }
    String small = text.toLowerCase(Locale.ROOT);
    List<String> words = List.of(small.split("[\\s,]+"));
    boolean adjective =
        words.stream()
            .allMatch(word ->
                BETWEEN.contains(word)
                    || adjectives.contains(word)
                    || ENDING.matcher(word).matches());
    return adjective && !BETWEEN.contains(words.getLast())
        ? new Trait(Form.ADJECTIVE, small)
        : new Trait(Form.OTHER, text);
  }

  private static String decapitalized(String text) {
    return Character.toLowerCase(text.charAt(0)) + text.substring(1);
  }
}
