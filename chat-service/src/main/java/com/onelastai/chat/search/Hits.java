package com.onelastai.chat.search;

import com.onelastai.chat.search.Words.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The matches of a query in a text. */
record Hits(List<Span> spans, boolean allPhrases) {

  /** Part of a text, up to {@code end}. */
  record Span(int start, int end) {}

  static Hits in(String text, SearchQuery query) {
    List<Word> words = Words.of(text);
    List<Span> spans = new ArrayList<>();
    boolean allPhrases = true;
    for (List<String> phrase : query.phrases()) {
      List<Span> found = find(phrase, words);
      allPhrases &= !found.isEmpty();
      spans.addAll(found);
    }
    words.stream()
        .filter(word -> query.matches(word.folded()))
        .forEach(word -> spans.add(new Span(word.start(), word.end())));
    return new Hits(merged(spans), allPhrases);
  }

  private static List<Span> find(List<String> phrase, List<Word> words) {
    List<Span> found = new ArrayList<>();
    for (int i = 0; i + phrase.size() <= words.size(); i++) {
      if (isAt(i, phrase, words)) {
        found.add(new Span(words.get(i).start(), words.get(i + phrase.size() - 1).end()));
      }
    }
    return found;
  }

  private static boolean isAt(int index, List<String> phrase, List<Word> words) {
    for (int i = 0; i < phrase.size(); i++) {
      if (!words.get(index + i).folded().equals(phrase.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static List<Span> merged(List<Span> spans) {
    List<Span> merged = new ArrayList<>();
    for (Span span : spans.stream().sorted(Comparator.comparingInt(Span::start)).toList()) {
      if (!merged.isEmpty() && span.start() <= merged.getLast().end()) {
        Span last = merged.removeLast();
        merged.add(new Span(last.start(), Math.max(last.end(), span.end())));
      } else {
        merged.add(span);
      }
    }
    return merged;
  }
}
