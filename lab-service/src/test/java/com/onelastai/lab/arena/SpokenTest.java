package com.onelastai.lab.arena;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpokenTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Tea calms. It is al | Tea calms.",
        "One. Two! Three? Four. | One. Two! Three?",
        "Tea | Tea",
        "'\n Tea   calms.\n\nIt warms. \n' | Tea calms. It warms.",
        "He said: \"No.\" | He said: \"No.\"",
        "お茶が好きです。コーヒ | お茶が好きです。",
        "'' | ''"
      })
  void fewWholeSentencesRemain(String said, String shown) {
    assertThat(Spoken.clean(said)).isEqualTo(shown);
  }

  @Test
  void endlessSentenceIsCut() {
    assertThat(Spoken.clean("é".repeat(2_000))).hasSize(800);
    String cut = Spoken.clean("x" + "😀".repeat(600));
    assertThat(cut.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF)).isTrue();
  }
}
