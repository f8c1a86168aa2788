package com.onelastai.lab.arena;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RulingTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Winner: 2\nReason: More examples.",
        "**Winner: Speaker 2**\n\n**Reason:** More examples.",
        "winner: 2.\nMore   examples.",
        "Reason: More examples.\nWinner: 2",
        "- WINNER: 2\n- REASON: More\nexamples."
      })
  void verdictIsRead(String reply) {
    assertThat(Ruling.read(reply)).contains(new Ruling("2", "More examples."));
  }

  @Test
  void drawIsRead() {
    assertThat(Ruling.read("Winner: Draw\nReason: Both.")).contains(new Ruling("draw", "Both."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Winner: 1 or 2, or draw\nReason: one or two sentences",
        "Winner: 1\nWinner: 2\nReason: Both were good.",
        "Winner: 1",
        "Winner: 12\nReason: Many.",
        "Winner: Speaker\nReason: It spoke.",
        "The winner is clear: both argued well, 1 and 2.",
        "I cannot say who won."
      })
  void anythingElseIsNoVerdict(String reply) {
    assertThat(Ruling.read(reply)).isEmpty();
  }
}
