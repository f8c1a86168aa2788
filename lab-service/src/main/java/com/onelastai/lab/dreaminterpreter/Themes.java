package com.onelastai.lab.dreaminterpreter;

import com.onelastai.lab.dreaminterpreter.DreamInterpreterResult.DreamSymbol;
import com.onelastai.lab.dreaminterpreter.DreamInterpreterResult.Theme;
import com.onelastai.lab.text.DataFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the symbols of a dream have in common. */
final class Themes {

  private final Map<String, Description> descriptions =
      DataFile.read("dreaminterpreter/themes.yml", Descriptions.class).themes;

  private record Descriptions(Map<String, Description> themes) {}

  /**
   * @param name for a sentence
   * @param question for reflection
   */
  record Description(String name, String question) {}

  Description describe(String theme) {
    return Objects.requireNonNull(descriptions.get(theme), theme);
  }

  /** Those with the most symbols first, then in the order in which they appear. */
  List<Theme> of(List<DreamSymbol> symbols, SymbolDictionary dictionary) {
    Map<String, List<String>> themes = new LinkedHashMap<>();
    for (DreamSymbol symbol : symbols) {
      for (String theme : dictionary.entry(symbol.symbol()).themes()) {
        themes.computeIfAbsent(theme, _ -> new ArrayList<>()).add(symbol.symbol());
      }
    }
    return themes.entrySet().stream()
        .map(entry -> new Theme(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparing((Theme theme) -> theme.symbols().size()).reversed())
        .toList();
  }
}
