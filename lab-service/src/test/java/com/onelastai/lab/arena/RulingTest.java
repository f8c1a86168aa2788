package com.onelastai.lab.arena;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RulingTest {

  @ParameterizedTest
  @ValueSource(strings = {"2", " 2.\n", "**2**", "Speaker 2", "Winner: Speaker 2!", "2\nIt is 1."})
  void numberIsThatOfTheOrder(String reply) {
    assertThat(Ruling.read(reply, Side.SIDE1)).contains(Winner.SIDE2);
    assertThat(Ruling.read(reply, Side.SIDE2)).contains(Winner.SIDE1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"draw", "Draw.", "The answer is: draw"})
  void drawIsRead(String reply) {
    assertThat(Ruling.read(reply, Side.SIDE2)).contains(Winner.BALANCED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1, 2 or draw",
        "12",
        "1 and 2",
        "1. Speaker 1 is polite.",
        "The two speakers differ.",
        "Both!",
        "I cannot say."
      })
  void anythingElseIsNoVerdict(String reply) {
    assertThat(Ruling.read(reply, Side.SIDE1)).isEmpty();
  }
}
