package com.onelastai.lab.dreaminterpreter;

import com.onelastai.lab.dreaminterpreter.DreamInterpreterResult.DreamSymbol;
import com.onelastai.lab.dreaminterpreter.DreamInterpreterResult.Mood;
import com.onelastai.lab.text.DataFile;
import com.onelastai.lab.text.PhraseFinder;
import com.onelastai.lab.text.PhraseFinder.Found;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Tells the tone of a dream by its words of feeling, or else by its symbols. */
final class Moods {

  private final Rules rules = DataFile.read("dreaminterpreter/moods.yml", Rules.class);
  private final PhraseFinder<Mood> words = new PhraseFinder<>();

  /**
   * @param mixed the opening for several moods
   * @param neutral the opening for none
   */
  private record Rules(Map<Mood, Rule> moods, String mixed, String neutral) {}

  private record Rule(List<String> words, List<String> symbols, String opening) {}

  Moods() {
    rules.moods.forEach((mood, rule) -> rule.words.forEach(word -> words.add(word, mood)));
  }

  Mood of(String text, List<DreamSymbol> symbols) {
    Mood told = strongest(words.in(text).stream().map(Found::meaning));
    return told == Mood.NEUTRAL
        ? strongest(symbols.stream().flatMap(symbol -> ofSymbol(symbol.symbol())))
        : told;
  }

  private Stream<Mood> ofSymbol(String symbol) {
    return rules.moods.entrySet().stream()
        .filter(entry -> entry.getValue().symbols.contains(symbol))
        .map(Map.Entry::getKey);
  }

  private static Mood strongest(Stream<Mood> found) {
    Map<Mood, Integer> counts = new EnumMap<>(Mood.class);
    found.forEach(mood -> counts.merge(mood, 1, Integer::sum));
    if (counts.isEmpty()) {
      return Mood.NEUTRAL;
    }
    int most = Collections.max(counts.values());
    List<Mood> strongest =
        counts.keySet().stream().filter(mood -> Objects.equals(counts.get(mood), most)).toList();
    return strongest.size() == 1 ? strongest.getFirst() : Mood.MIXED;
  }

  /** A sentence on the mood. */
  String opening(Mood mood) {
    return switch (mood) {
      case MIXED -> rules.mixed;
      case NEUTRAL -> rules.neutral;
      default -> Objects.requireNonNull(rules.moods.get(mood)).opening;
    };
  }
}
