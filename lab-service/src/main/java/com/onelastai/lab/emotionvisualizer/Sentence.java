package com.onelastai.lab.emotionvisualizer;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.text.FilteredBreakIteratorBuilder;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A sentence as VADER reads it.
 *
 * @param text as it was written
 * @param words without punctuation around them, except what may be emoticons
 * @param lower the words in lower case
 * @param capitalsStand whether some of its words, but not all, are in capitals
 */
record Sentence(String text, List<String> words, List<String> lower, boolean capitalsStand) {

  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern PUNCTUATION_AROUND = Pattern.compile("^\\p{Punct}+|\\p{Punct}+$");

  /** What is no longer without punctuation was an emoticon. */
  private static final int EMOTICON = 2;

  /** No sentence ends behind an abbreviation: those of Unicode's data, and some that it lacks. */
  private static final FilteredBreakIteratorBuilder ABBREVIATIONS = abbreviations();

  /** The sentences of a text; a line break ends one too. */
  static List<Sentence> all(String text, Lexicon lexicon) {
    List<Sentence> sentences = new ArrayList<>();
    BreakIterator breaks =
        ABBREVIATIONS.wrapIteratorWithFilter(BreakIterator.getSentenceInstance(ULocale.ENGLISH));
    text.lines()
        .forEach(line -> {
          breaks.setText(line);
          int start = breaks.first();
          for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            String sentence = line.substring(start, end).strip();
            if (!sentence.isEmpty()) {
              sentences.add(of(sentence, lexicon));
            }
            start = end;
          }
        });
    return sentences;
  }

  static Sentence of(String text, Lexicon lexicon) {
    String plain = withoutEmoji(text.replace('\u2019', '\''), lexicon).strip();
    List<String> words =
        plain.isEmpty() ? List.of() : SPACES.splitAsStream(plain).map(Sentence::bare).toList();
    long capitals = words.stream().filter(Sentence::isUpper).count();
    return new Sentence(
        text,
        words,
        words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList(),
        capitals > 0 && capitals < words.size());
  }

  /** Whether this word stands out by its capitals. */
  boolean shouts(int index) {
    return capitalsStand && isUpper(words.get(index));
  }

  /** The words from here to there in lower case; empty if the sentence does not have them all. */
  String phrase(int from, int to) {
    return from < 0 || to >= lower.size() ? "" : String.join(" ", lower.subList(from, to + 1));
  }

  int count(char character) {
    return (int) text.chars().filter(found -> found == character).count();
  }

  private static FilteredBreakIteratorBuilder abbreviations() {
    FilteredBreakIteratorBuilder builder =
        FilteredBreakIteratorBuilder.getInstance(ULocale.ENGLISH);
    Stream.of("Dr.", "Mr.", "Mrs.", "Ms.", "Prof.", "St.", "vs.", "e.g.", "i.e.")
        .forEach(builder::suppressBreakAfter);
    return builder;
  }

  private static String bare(String word) {
    String bare = PUNCTUATION_AROUND.matcher(word).replaceAll("");
    return bare.length() <= EMOTICON ? word : bare;
  }

  private static boolean isUpper(String word) {
    return word.chars().anyMatch(Character::isUpperCase)
        && word.chars().noneMatch(Character::isLowerCase);
  }

  private static String withoutEmoji(String text, Lexicon lexicon) {
    StringBuilder plain = new StringBuilder();
    text.codePoints()
        .forEach(character -> {
          String meaning = lexicon.emoji().get(character);
          if (meaning == null) {
            plain.appendCodePoint(character);
            return;
          }
          if (!plain.isEmpty() && plain.charAt(plain.length() - 1) != ' ') {
            plain.append(' ');
          }
          plain.append(meaning);
        });
    return plain.toString();
  }
}
