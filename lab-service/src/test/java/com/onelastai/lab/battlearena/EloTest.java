package com.onelastai.lab.battlearena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The worked example of Wikipedia's article on the Elo rating system: a player with 1613. */
class EloTest {

  private static final double PLAYER = 1613;

  @ParameterizedTest
  @CsvSource({"1609, 0.51", "1477, 0.69", "1388, 0.79", "1586, 0.54", "1720, 0.35"})
  void expectedScoreFollowsTheDifference(double opponent, double expected) {
    assertThat(Elo.expected(PLAYER, opponent)).isCloseTo(expected, within(0.005));
  }

  @Test
  void tournamentEndsWithThePublishedRating() {
    double gained =
        Elo.gain(PLAYER, 1609, 0)
            + Elo.gain(PLAYER, 1477, 0.5)
            + Elo.gain(PLAYER, 1388, 1)
            + Elo.gain(PLAYER, 1586, 1)
            + Elo.gain(PLAYER, 1720, 0);
    assertThat(Math.round(PLAYER + gained)).isEqualTo(1601);
  }

  @Test
  void whatOneGainsTheOtherLoses() {
    assertThat(Elo.gain(1500, 1720, 1)).isCloseTo(-Elo.gain(1720, 1500, 0), within(1e-9));
    assertThat(Elo.gain(1500, 1500, 1)).isEqualTo(16);
  }
}
