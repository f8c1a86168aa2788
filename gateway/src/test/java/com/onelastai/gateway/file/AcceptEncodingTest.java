package com.onelastai.gateway.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptEncodingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          gzip                      | 1
          GZip                      | 1
          deflate, gzip ;q=0.5, br  | 0.5
          gzip; q=0.001             | 0.001
          *                         | 1
          *;q=0.2, br               | 0.2
          gzip;q=0, *               | 0
          *;q=0                     | 0
          br                        | 0
          x-gzip2                   | 0
          identity                  | 0
          gzip;q=                   | 0
          gzip;q=high               | 0
          gzip;level=9              | 0
          ,;,                       | 0
          """)
  void weightIsReadFromTheHeader(String header, double weight) {
    assertThat(AcceptEncoding.of(List.of(header)).weightOf("gzip")).isEqualTo(weight);
  }

  @Test
  void severalLinesAreOneList() {
    AcceptEncoding accepted = AcceptEncoding.of(List.of("br;q=0.3", "gzip"));
    assertThat(accepted.weightOf("gzip")).isEqualTo(1);
    assertThat(accepted.weightOf("br")).isEqualTo(0.3);
  }

  @Test
  void nothingIsAcceptedWithoutTheHeader() {
    assertThat(AcceptEncoding.of(List.of()).weightOf("gzip")).isZero();
  }
}
