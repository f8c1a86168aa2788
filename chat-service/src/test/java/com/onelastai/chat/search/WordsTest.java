package com.onelastai.chat.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

  @ParameterizedTest
  @CsvSource({
    "Café,cafe",
    "CAFE\u0301,cafe",
    "Straße,strasse",
    "ΣΟΦΟΣ,σοφοσ",
    "σοφός,σοφοσ",
    "İstanbul,istanbul",
    "ﬁne,fine",
    "１２３,123",
    "안녕,안녕",
    "Ёлка,елка"
  })
  void caseAndDiacriticsAreIgnored(String written, String folded) {
    assertThat(folded(written)).containsExactly(folded);
  }

  @Test
  void everyPartOfACompoundIsAWord() {
    assertThat(folded("state-of-the-art, foo_bar (x/y) l'homme 3.14!"))
        .containsExactly(
            "state", "of", "the", "art", "foo", "bar", "x", "y", "l", "homme", "3", "14");
  }

  @Test
  void charactersOfScriptsWithoutBlanksAreWords() {
    assertThat(folded("AI北京大学 ok")).containsExactly("ai", "北", "京", "大", "学", "ok");
  }

  @Test
  void neighboursAreTermsToo() {
    assertThat(Words.terms(Words.of("北京大 学ok が")))
        .containsExactly("北", "北京", "京", "京大", "大", "学", "ok", "が");
  }

  @Test
  void wordsHaveTheirOffsets() {
    assertThat(Words.of("😀 Été fini"))
        .containsExactly(
            new Words.Word("ete", 3, 6, false), new Words.Word("fini", 7, 11, false));
  }

  @Test
  void endlessWordIsCut() {
    assertThat(folded("x".repeat(1_000))).containsExactly("x".repeat(40));
  }

  private static List<String> folded(String text) {
    return Words.of(text).stream().map(Words.Word::folded).toList();
  }
}
