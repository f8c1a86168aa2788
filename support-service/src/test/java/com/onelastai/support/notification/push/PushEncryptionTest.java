package com.onelastai.support.notification.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.KeyPair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PushEncryptionTest {

  private static final String RECEIVER =
      "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";

  /** RFC 8291, appendix A. */
  @Test
  void exampleOfTheStandardIsReproduced() throws Exception {
    KeyPair sender =
        P256.keyPair(
                P256.decode(
                    "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK"
                        + "6PBru3jl7A8"),
                P256.decode("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"))
            .toKeyPair();

    byte[] encrypted =
        PushEncryption.encrypt(
            "When I grow up, I want to be a watermelon".getBytes(UTF_8),
            P256.decode(RECEIVER),
            P256.decode("BTBZMqHH6r4Tts7J_aSIgg"),
            sender,
            P256.decode("DGv6ra1nlYgDCS1FRnbzlw"));

    assertThat(P256.encode(encrypted))
        .isEqualTo(
            "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLoc"
                + "InmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLV"
                + "WGNWQexSgSxsj_Qulcy4a-fN");
  }

  @Test
  void everyMessageReachesItsBrowserAndHasOtherKeys() {
    Browser browser = new Browser();
    for (int length : new int[] {0, 1, 500, PushEncryption.MAX_MESSAGE}) {
      byte[] message = new byte[length];
      byte[] first = browser.encrypt(message);
      byte[] second = browser.encrypt(message);

      assertThat(browser.decrypt(first)).isEqualTo(message);
      assertThat(first).hasSize(length + 103).isNotEqualTo(second);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> browser.encrypt(new byte[PushEncryption.MAX_MESSAGE + 1]));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "BA",
        // Not on the curve.
        "BAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw8",
        // Compressed.
        "AiVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcx"
      })
  void whatIsNoPointOfTheCurveIsRefused(String point) {
    assertThatIllegalArgumentException().isThrownBy(() -> P256.publicKey(P256.decode(point)));
  }
}
