package com.onelastai.chat.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TitlesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          Blue Skies                    | Blue Skies
          "Blue Skies."                 | Blue Skies
          Title: **Blue Skies**         | Blue Skies
          ~\nBlue Skies\nThis names it~ | Blue Skies
          ~ \n ~                        | ~~
          ~Blue \u202Eseiks\u202C~     | Blue seiks
          This is a long sentence which goes on and on and is no title at all. | ~~
          """)
  void decorationOfTheTitleIsRemoved(String text, String title) {
    assertThat(Titles.tidy(text)).isEqualTo(title);
  }
}
