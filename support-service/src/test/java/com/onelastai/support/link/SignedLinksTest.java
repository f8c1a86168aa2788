package com.onelastai.support.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedLinksTest {

  private final SignedLinks links = new SignedLinks("0123456789abcdef0123456789abcdef");

  @Test
  void tokenTellsItsSubjectForItsPurposeAlone() {
    String token = links.sign("cancel", "booking 1/ü");

    assertThat(token).matches("[\\w.-]+");
    assertThat(links.read("cancel", token)).contains("booking 1/ü");
    assertThat(links.read("reschedule", token)).isEmpty();
    assertThat(new SignedLinks("another-secret-of-thirty-two-chars").read("cancel", token))
        .isEmpty();
  }

  @Test
  void tokenForAnAddressSurvivesTheLossOfItsCase() {
    String token = links.hex("ticket", "T-42");

    assertThat(token).isLowerCase();
    assertThat(links.readHex("ticket", token)).contains("T-42");
    assertThat(links.read("ticket", token)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "a", "a.", ".a", "YQ.YQ", "%%.%%", "YQ.YQ.YQ"})
  void whatWasNotSignedIsNotRead(String token) {
    assertThat(links.read("cancel", token)).isEmpty();
    assertThat(links.readHex("cancel", token)).isEmpty();
  }

  @Test
  void changedTokenIsNotRead() {
    String token = links.sign("cancel", "1");
    char last = token.charAt(token.length() - 2);
    String changed =
        token.substring(0, token.length() - 2)
            + (last == 'A' ? 'B' : 'A')
            + token.charAt(token.length() - 1);

    assertThat(links.read("cancel", changed)).isEmpty();
  }

  @Test
  void shortSecretIsRefusedWithoutShowingIt() {
    assertThatThrownBy(() -> new SignedLinks("too-short"))
        .hasMessageContaining("ONELASTAI_SUPPORT_LINK_SECRET")
        .hasMessageNotContaining("too-short");
  }
}
