package com.onelastai.lab.neuralart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ColoursTest {

  /** The lightness of sRGB's red, by the reference implementation of OKLab. */
  @Test
  void lightnessIsOklabs() {
    assertThat(Colours.lightness(0xFF0000)).isCloseTo(0.628, within(0.001));
    assertThat(Colours.lightness(0xFFFFFF)).isCloseTo(1, within(0.001));
  }

  @Test
  void endsOfAMixtureStay() {
    assertThat(Colours.mix(0x12ab9f, 0xfe0180, 0)).isEqualTo(0x12ab9f);
    assertThat(Colours.mix(0x12ab9f, 0xfe0180, 1)).isEqualTo(0xfe0180);
    assertThat(Colours.mix(0, 0xFFFFFF, 0.5)).isEqualTo(0x636363);
  }

  @Test
  void wholeTurnOfTheHueChangesNothing() {
    assertThat(Colours.turnHue(0x3b6fb6, 360)).isEqualTo(0x3b6fb6);
    assertThat(Colours.turnHue(0x3b6fb6, 120)).isNotEqualTo(0x3b6fb6);
  }

  @Test
  void hexadecimalIsReadAndWritten() {
    assertThat(Colours.hex(Colours.parse("#0a141e"))).isEqualTo("#0a141e");
  }
}
