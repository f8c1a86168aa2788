package com.onelastai.lab.dreaminterpreter;

import com.onelastai.lab.dreaminterpreter.DreamInterpreterResult.DreamSymbol;
import com.onelastai.lab.dreaminterpreter.DreamInterpreterResult.Mood;
import com.onelastai.lab.dreaminterpreter.DreamInterpreterResult.Theme;
import com.onelastai.lab.dreaminterpreter.Themes.Description;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Composes a reading from the symbols of a dream. */
final class Interpretation {

  private static final int SYMBOLS = 4;
  private static final String NO_SYMBOLS =
      "The dictionary knows none of its words as a symbol, so only you can say what its images mean."
          + " Which one stayed with you when you woke up, and what does it remind you of?";

  private final Moods moods;
  private final Themes themes;

  Interpretation(Moods moods, Themes themes) {
    this.moods = moods;
    this.themes = themes;
  }

  String of(Mood mood, List<DreamSymbol> symbols, List<Theme> found) {
    List<String> sentences = new ArrayList<>();
    sentences.add(moods.opening(mood));
    if (symbols.isEmpty()) {
      sentences.add(NO_SYMBOLS);
      return String.join(" ", sentences);
    }
    strongest(symbols).forEach(symbol -> sentences.add(symbol.meaning()));
    Description first = themes.describe(found.getFirst().theme());
    sentences.add(common(found, first));
    sentences.add("A question to take along: " + first.question());
    return String.join(" ", sentences);
  }

  private String common(List<Theme> found, Description first) {
    if (found.size() == 1) {
      return "It seems to be about %s.".formatted(first.name());
    }
    Description second = themes.describe(found.get(1).theme());
    return "Taken together, it may touch on %s and on %s.".formatted(first.name(), second.name());
  }

  /** Those that the dream mentions most, in the order in which they appear. */
  private static List<DreamSymbol> strongest(List<DreamSymbol> symbols) {
    List<DreamSymbol> most =
        symbols.stream()
            .sorted(Comparator.comparing((DreamSymbol symbol) -> symbol.found().size()).reversed())
            .limit(SYMBOLS)
            .toList();
    return symbols.stream().filter(most::contains).toList();
  }
}
