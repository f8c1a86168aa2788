package com.onelastai.tools.base64;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onelastai.tools.base64.Base64Input.Action;
import com.onelastai.tools.tool.ToolFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Base64ToolTest {

  private final Base64Tool tool = new Base64Tool();

  /** RFC 4648, section 10. */
  @ParameterizedTest
  @CsvSource({
    "'', ''",
    "f, Zg==",
    "fo, Zm8=",
    "foo, Zm9v",
    "foob, Zm9vYg==",
    "fooba, Zm9vYmE=",
    "foobar, Zm9vYmFy"
  })
  void vectorsOfTheStandard(String text, String encoded) {
    assertThat(encode(text, false, false).text()).isEqualTo(encoded);
    assertThat(decode(encoded).text()).isEqualTo(text);
  }

  @Test
  void urlSafeAlphabetHasNoPaddingAndIsDecodedAsWell() {
    assertThat(encode("\u00ff\u00fe?", true, false).text()).isEqualTo("w7_Dvj8");
    assertThat(decode("w7_Dvj8").text()).isEqualTo("\u00ff\u00fe?");
    assertThat(decode("w7/Dvj8=").text()).isEqualTo("\u00ff\u00fe?");
  }

  @Test
  void dataUriIsMadeAndRead() {
    Base64Result made =
        tool.run(new Base64Input(Action.ENCODE, "a,b", false, false, true, "text/csv"));
    assertThat(made.text()).isEqualTo("data:text/csv;base64,YSxi");
    assertThat(decode("data:text/csv;base64,YSxi"))
        .isEqualTo(new Base64Result("a,b", null, 3, "text/csv"));
  }

  @Test
  void linesOfAMailAreBrokenAndReadTogether() {
    Base64Result lines =
        tool.run(new Base64Input(Action.ENCODE, "x".repeat(60), false, true, false, null));
    assertThat(lines.text()).contains("\r\n");
    assertThat(decode(String.valueOf(lines.text())).text()).isEqualTo("x".repeat(60));
  }

  @Test
  void bytesThatAreNoTextComeInBase64() {
    assertThat(decode("_w").bytes()).isEqualTo("/w==");
    assertThat(decode("_w").text()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a", "Zg=", "Z===", "Zm9v!", "Zm9v_+", "data:text/plain;base64,%%%", "Zé=="})
  void whatIsNotBase64Fails(String text) {
    assertThatThrownBy(() -> decode(text)).isInstanceOf(ToolFailedException.class);
  }

  private Base64Result encode(String text, boolean urlSafe, boolean dataUri) {
    return tool.run(new Base64Input(Action.ENCODE, text, urlSafe, false, dataUri, null));
  }

  private Base64Result decode(String text) {
    return tool.run(new Base64Input(Action.DECODE, text, false, false, false, null));
  }
}
