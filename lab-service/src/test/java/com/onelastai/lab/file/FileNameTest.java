package com.onelastai.lab.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          me.jpg | me.png
          Grüße (1).gif | Grüße (1).png
          C:\\Users\\me\\a.png | a.png
          ../../etc/passwd | passwd.png
          .htaccess | htaccess.png
          a\u202Egpj.exe | a_gpj.png
          a";x="b.html | a_x_b.png
          '' | file.png
          ... | file.png
          """)
  void strangersNamesBecomeHarmless(String given, String stored) {
    assertThat(FileName.with("png", given)).isEqualTo(stored);
  }

  @ParameterizedTest
  @CsvSource({"200", "101"})
  void longNameKeepsItsEnd(int length) {
    assertThat(FileName.clean("x".repeat(length) + ".wav")).hasSize(100).endsWith("x.wav");
  }
}
