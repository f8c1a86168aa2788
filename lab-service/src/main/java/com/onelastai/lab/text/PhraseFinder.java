package com.onelastai.lab.text;

import com.onelastai.lab.text.Words.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds phrases of one or more words. Where several begin at the same word, the longest is found;
 * found phrases do not overlap.
 *
 * @param <T> what a phrase stands for
 */
public final class PhraseFinder<T> {

  private final Map<String, List<Phrase<T>>> byFirstWord = new HashMap<>();

  private record Phrase<T>(List<String> words, T meaning) {}

  /** A phrase at a place in a text. */
  public record Found<T>(T meaning, String text, int start, int end) {}

  /**
   * @throws IllegalArgumentException if the phrase is there already, with another meaning
   */
  public void add(String phrase, T meaning) {
    List<String> words = Words.normal(Words.of(phrase));
    List<Phrase<T>> phrases = byFirstWord.computeIfAbsent(words.getFirst(), _ -> new ArrayList<>());
    for (Phrase<T> other : phrases) {
      if (other.words.equals(words)) {
        if (other.meaning.equals(meaning)) {
          return;
        }
        throw new IllegalArgumentException(
            "\"%s\" stands for %s and %s".formatted(phrase, other.meaning, meaning));
      }
    }
    phrases.add(new Phrase<>(words, meaning));
  }

  public List<Found<T>> in(String text) {
    List<Word> words = Words.of(text);
    List<String> normal = Words.normal(words);
    List<Found<T>> found = new ArrayList<>();
    for (int i = 0; i < words.size(); ) {
      Phrase<T> phrase = longestAt(i, normal);
      if (phrase == null) {
        i++;
        continue;
      }
      int start = words.get(i).start();
      i += phrase.words.size();
      int end = words.get(i - 1).end();
      found.add(new Found<>(phrase.meaning, text.substring(start, end), start, end));
    }
    return found;
  }

  private @Nullable Phrase<T> longestAt(int index, List<String> words) {
    Phrase<T> longest = null;
    for (Phrase<T> phrase : byFirstWord.getOrDefault(words.get(index), List.of())) {
      int end = index + phrase.words.size();
      if ((longest == null || phrase.words.size() > longest.words.size())
          && end <= words.size()
          && words.subList(index, end).equals(phrase.words)) {
        longest = phrase;
      }
    }
    return longest;
  }
}
