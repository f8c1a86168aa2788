package com.onelastai.lab.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          -                      | 0
          ''                     | 0
          wait=10                | 10
          respond-async, wait=5  | 5
          Wait = "7"             | 7
          wait=999999            | 30
          await=5                | 0
          wait=soon              | 0
          wait=-5                | 0
          """)
  void secondsAreBoundedAndWhatIsNotUnderstoodIsIgnored(@Nullable String prefer, long seconds) {
    assertThat(Waits.of(prefer).toSeconds()).isEqualTo(seconds);
  }
}
