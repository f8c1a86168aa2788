package com.onelastai.chat.search;

import com.onelastai.chat.text.Folding;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits texts into words. The JDK's word breaks are not used: they keep "state-of-the-art" and
 * whole Chinese sentences together, so that no part of them could be found.
 */
final class Words {

  /** Changes with the words, so that stored ones can be renewed. */
  static final int VERSION = 2;

  /** Letters, marks and digits; and symbols, so that an emoji can be found. */
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}\\p{So}]+");

  private static final int MAX_LENGTH = 40;

  private Words() {}

  static List<Word> of(String text) {
    List<Word> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      split(text, matcher.start(), matcher.end(), words);
    }
    return words;
  }

  private static void split(String text, int start, int end, List<Word> words) {
    int wordStart = start;
    int at = start;
    while (at < end) {
      int next = Characters.end(text, at, end);
      if (Characters.isWord(text.codePointAt(at))) {
        add(text, wordStart, at, false, words);
        add(text, at, next, true, words);
        wordStart = next;
      }
      at = next;
    }
    add(text, wordStart, end, false, words);
  }

  private static void add(String text, int start, int end, boolean character, List<Word> words) {
    String folded = Folding.of(text.substring(start, end), MAX_LENGTH);
    if (!folded.isEmpty()) {
      words.add(new Word(folded, start, end, character));
    }
  }

  /**
   * The index terms of a text: its words, and each pair of adjacent characters of scripts without
   * blanks, since a single character occurs in too many texts.
   */
  static List<String> terms(List<Word> words) {
    List<String> terms = new ArrayList<>(words.size());
    for (int i = 0; i < words.size(); i++) {
      Word word = words.get(i);
      terms.add(word.folded());
      if (i + 1 < words.size() && word.isFollowedBy(words.get(i + 1))) {
        terms.add(word.folded() + words.get(i + 1).folded());
      }
    }
    return terms;
  }

  /**
   * A word, or a character of a script that writes no blanks between words.
   *
   * @param folded normalized for comparison: without case and diacritics
   * @param start its offset in the text; {@code end} is exclusive
   * @param character whether it is a single character of such a script
   */
  record Word(String folded, int start, int end, boolean character) {

    boolean isFollowedBy(Word next) {
      return character && next.character && end == next.start;
    }
  }
}
