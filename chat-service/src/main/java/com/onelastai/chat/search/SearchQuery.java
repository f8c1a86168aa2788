package com.onelastai.chat.search;

import com.onelastai.chat.search.Words.Word;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A parsed search text.
 *
 * @param words each must occur
 * @param prefix of a word that must occur: the last one, which may be incomplete
 * @param phrases words that must occur one after the other
 * @param terms index terms that a message must have, besides the prefix
 */
record SearchQuery(
    Set<String> words, @Nullable String prefix, List<List<String>> phrases, Set<String> terms) {

  static final int MAX_LENGTH = 200;
  private static final int MIN_PREFIX = 2;

  static SearchQuery parse(String text) {
    if (text.length() > MAX_LENGTH) {
      throw refused("too_long", "must be at most " + MAX_LENGTH + " characters");
    }
    if (text.isBlank()) {
      throw refused("not_blank", "must not be blank");
    }
    return read(text);
  }

  /** Whether it has no word, such as {@code ++}, and so finds nothing. */
  boolean isEmpty() {
    return terms.isEmpty() && prefix == null;
  }

  private static SearchQuery read(String text) {
    Set<String> words = new LinkedHashSet<>();
    List<List<String>> phrases = new ArrayList<>();
    Set<String> terms = new LinkedHashSet<>();
    String[] parts = text.split("[\"“”„]", -1);
    for (int i = 0; i < parts.length; i++) {
      List<Word> found = Words.of(parts[i]);
      terms.addAll(Words.terms(found));
      for (List<String> sequence : sequences(found, i % 2 == 1)) {
        if (sequence.size() == 1) {
          words.add(sequence.getFirst());
        } else {
          phrases.add(sequence);
        }
      }
    }
    String prefix = parts.length % 2 == 1 ? prefix(parts[parts.length - 1]) : null;
    words.remove(prefix);
    terms.remove(prefix);
    return new SearchQuery(words, prefix, phrases, terms);
  }

  /** Adjacent characters of a script without blanks are treated as quoted. */
  private static List<List<String>> sequences(List<Word> words, boolean quoted) {
    List<List<String>> sequences = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      boolean goesOn = i > 0 && (quoted || words.get(i - 1).isFollowedBy(words.get(i)));
      if (!goesOn) {
        sequences.add(new ArrayList<>());
      }
      sequences.getLast().add(words.get(i).folded());
    }
    return sequences;
  }

  private static @Nullable String prefix(String part) {
    List<Word> words = Words.of(part);
    if (words.isEmpty()) {
      return null;
    }
    Word last = words.getLast();
    boolean open = last.end() == part.length() && !last.character();
    return open && last.folded().length() >= MIN_PREFIX ? last.folded() : null;
  }

  boolean matches(String word) {
    return words.contains(word) || (prefix != null && word.startsWith(prefix));
  }

  private static ApiException refused(String code, String detail) {
    return ApiException.invalid(List.of(new FieldProblem("q", code, detail)));
  }
}
