package com.onelastai.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeLineTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Dr. Ann O'Example-Smith | Dr. Ann O'Example-Smith
          Zoë Ñandú               | Zoë Ñandú
          J.R.R. Tolkien          | J.R.R. Tolkien
          Bob & Sally (Mum)       | Bob & Sally (Mum)
          evil.example            | evil example
          https://evil.example/x  | https evil example x
          """)
  void nameStaysReadable(String name, String shown) {
    assertThat(SafeLine.of(name)).isEqualTo(shown);
  }

  @Test
  void longNameIsCutBetweenCharacters() {
    assertThat(SafeLine.of("😀".repeat(70))).isEqualTo("😀".repeat(64) + "…");
  }

  @Test
  void lineBreaksAndDirectionsBecomeSpace() {
    assertThat(SafeLine.of("Ann\r\nBcc: x\u202ey")).isEqualTo("Ann Bcc x y");
  }
}
