package com.onelastai.support.vacancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PdfCheckTest {

  @Test
  void ordinaryCvIsAccepted() {
    assertThat(PdfCheck.problemOf(CvFiles.ordinary())).isNull();
  }

  @Test
  void growthIsMeasuredBeforeTheParserReads() {
    assertThat(PdfInflation.exceedsLimit(CvFiles.bomb())).isTrue();
    assertThat(PdfInflation.exceedsLimit(CvFiles.hiddenBomb())).isTrue();
    assertThat(PdfInflation.exceedsLimit(CvFiles.ordinary())).isFalse();
  }

  static Stream<Map.Entry<String, byte[]>> hostile() {
    return CvFiles.hostile().entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void fileThatDoesMoreThanShowIsRefused(Map.Entry<String, byte[]> hostile) {
    assertThat(PdfCheck.problemOf(hostile.getValue())).as(hostile.getKey()).isNotNull();
  }

  @Test
  void brokenFilesAreRefusedOrShowOnlyButNeverFail() {
    Random random = new Random(1);
    byte[] whole = CvFiles.ordinary();
    for (int i = 0; i < 300; i++) {
      byte[] broken = whole.clone();
      for (int n = 0; n < 10; n++) {
        broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
      }
      PdfCheck.problemOf(broken);
    }
  }
}
