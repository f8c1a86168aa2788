package com.onelastai.lab.dreaminterpreter;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.lab.dreaminterpreter.DreamInterpreterResult.DreamSymbol;
import com.onelastai.lab.dreaminterpreter.SymbolDictionary.Entry;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SymbolDictionaryTest {

  private final SymbolDictionary dictionary = new SymbolDictionary();
  private final Themes themes = new Themes();

  @Test
  void eachOfManySymbolsHasMeaningTraditionsAndKnownThemes() {
    assertThat(dictionary.symbols()).hasSizeGreaterThanOrEqualTo(150);
    for (String symbol : dictionary.symbols()) {
      Entry entry = dictionary.entry(symbol);
      assertThat(entry.words()).as(symbol).isNotEmpty();
      assertThat(entry.meaning()).as(symbol).endsWith(".");
      assertThat(entry.traditions()).as(symbol).hasSizeGreaterThanOrEqualTo(2);
      assertThat(entry.themes()).as(symbol).isNotEmpty();
      entry.themes().forEach(theme -> assertThat(themes.describe(theme).question()).endsWith("?"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "BABIES, baby",
    "I was driving, car",
    "swimming, swimming",
    "she cried, crying",
    "my ex-husband, former partner",
    "ran away, running",
    "mice, mouse",
    "the library\u2019s doors, library|door",
    "I missed the train, lateness",
    "on the train, train",
    "fell asleep, bed",
    "a spider web, spider",
    "I could not move, paralysis"
  })
  void findsInflectedWordsAndTheLongestPhrase(String text, String symbols) {
    assertThat(dictionary.in(text))
        .extracting(DreamSymbol::symbol)
        .isEqualTo(List.of(symbols.split("\\|")));
  }

  @ParameterizedTest
  @CsvSource({"I felt safe", "we watched it", "a caring person", "as well as that", "it rose"})
  void otherWordsAreNoSymbols(String text) {
    assertThat(dictionary.in(text)).isEmpty();
  }
}
