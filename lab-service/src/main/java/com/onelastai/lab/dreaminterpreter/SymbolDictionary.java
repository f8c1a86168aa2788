package com.onelastai.lab.dreaminterpreter;

import com.onelastai.lab.dreaminterpreter.DreamInterpreterResult.DreamSymbol;
import com.onelastai.lab.dreaminterpreter.DreamInterpreterResult.FoundWord;
import com.onelastai.lab.text.DataFile;
import com.onelastai.lab.text.Inflections;
import com.onelastai.lab.text.PhraseFinder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The symbols of {@code symbols.yml}. */
final class SymbolDictionary {

  private static final String VERB = "to ";
  private static final String AS_IT_IS = "=";

  private final Map<String, Entry> entries =
      DataFile.read("dreaminterpreter/symbols.yml", Entries.class).symbols;
  private final PhraseFinder<String> words = new PhraseFinder<>();

  private record Entries(Map<String, Entry> symbols) {}

  /** What the dictionary says of a symbol. */
  record Entry(
      List<String> words,
      List<String> themes,
      String meaning,
      @Nullable String psychology,
      @Nullable String folklore,
      @Nullable String myth) {

    Map<String, String> traditions() {
      Map<String, String> traditions = new LinkedHashMap<>();
      put(traditions, "psychology", psychology);
      put(traditions, "folklore", folklore);
      put(traditions, "myth", myth);
      return traditions;
    }

    private static void put(Map<String, String> map, String tradition, @Nullable String text) {
      if (text != null) {
        map.put(tradition, text);
      }
    }
  }

  SymbolDictionary() {
    entries.forEach((symbol, entry) ->
        entry.words.stream()
            .flatMap(word -> forms(word).stream())
            .forEach(form -> words.add(form, symbol)));
  }

  private static Set<String> forms(String word) {
    if (word.startsWith(AS_IT_IS)) {
      return Set.of(word.substring(AS_IT_IS.length()));
    }
    return word.startsWith(VERB)
        ? Inflections.ofVerb(word.substring(VERB.length()))
        : Inflections.ofNoun(word);
  }

  Set<String> symbols() {
    return entries.keySet();
  }

  Entry entry(String symbol) {
    return Objects.requireNonNull(entries.get(symbol), symbol);
  }

  /** The symbols of a text, in the order in which they appear. */
  List<DreamSymbol> in(String text) {
    Map<String, List<FoundWord>> found = new LinkedHashMap<>();
    words
        .in(text)
        .forEach(word ->
            found
                .computeIfAbsent(word.meaning(), _ -> new ArrayList<>())
                .add(new FoundWord(word.text(), word.start(), word.end())));
    return found.entrySet().stream()
        .map(entry -> symbol(entry.getKey(), entry.getValue()))
        .toList();
  }

  private DreamSymbol symbol(String symbol, List<FoundWord> found) {
    Entry entry = entry(symbol);
    return new DreamSymbol(symbol, found, entry.meaning, entry.traditions());
  }
}
