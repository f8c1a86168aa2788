package com.onelastai.support.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {

  @ParameterizedTest
  @CsvSource({
    "cv.pdf, cv.pdf",
    "../../etc/passwd, passwd",
    "C:\\Users\\ada\\cv.pdf, cv.pdf",
    "Lebenslauf für Zoë.pdf, Lebenslauf für Zoë.pdf",
    ".htaccess, htaccess",
    "'a\"<b>|c.txt', a__b__c.txt",
    "'', file",
    "..., file"
  })
  void nameIsHarmless(String given, String kept) {
    assertThat(FileName.clean(given)).isEqualTo(kept);
  }

  @Test
  void nothingInvisibleIsKept() {
    // Shown as cvexe.pdf by programs that follow the mark.
    assertThat(FileName.clean("cv\u202Efdp.exe")).isEqualTo("cvfdp.exe");
    assertThat(FileName.clean("a\u0000\r\nb\u200B.txt")).isEqualTo("ab.txt");
  }

  @Test
  void longNameKeepsItsExtension() {
    assertThat(FileName.clean("😀".repeat(300) + ".pdf")).hasSizeLessThan(200).endsWith("😀.pdf");
  }
}
