package com.onelastai.lab.debatearena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.onelastai.lab.arena.Winner;
import com.onelastai.lab.experiment.Engine;
import com.onelastai.lab.experiment.ExperimentFailedException;
import com.onelastai.lab.experiment.Outcome;
import com.onelastai.lab.test.TestRun;
import org.junit.jupiter.api.Test;

class DebateArenaTest {

  private final DebateArena arena = new DebateArena();
  private final TestRun run = new TestRun();

  @Test
  void bothSidesArgueInTurn() {
    run.reply("Clean air.").reply("Long ways.").reply("Buses.").reply("Late buses.");
    run.reply("Speaker 1 has facts.").reply("1").reply("Speaker 2 has facts.").reply("2");
    Outcome<DebateArenaResult> outcome = arena.run(arena.info().example(), run);
    assertThat(outcome.result().side1Arguments()).containsExactly("Clean air.", "Buses.");
    assertThat(outcome.result().side2Arguments()).containsExactly("Long ways.", "Late buses.");
    assertThat(outcome.result().verdict().winner()).isEqualTo(Winner.SIDE1);
    assertThat(outcome.engine()).isEqualTo(Engine.model(TestRun.MODEL));
  }

  @Test
  void oneSideIsForTheTopicAndOneAgainst() {
    run.reply("Yes.").reply("No.");
    run.reply("Both are short.").reply("draw").reply("Both are short.").reply("draw");
    arena.run(new DebateArenaInput("Tea is best.", 1), run);
    assertThat(run.prompts().get(0).messages().getFirst().content()).contains("for the topic");
    assertThat(run.prompts().get(1).messages().getFirst().content()).contains("against the topic");
    assertThat(run.steps())
        .containsExactly(
            "Round 1: Side 1 speaks",
            "Round 1: Side 2 speaks",
            "Judging, Side 1 first",
            "Judging, Side 2 first");
  }

  @Test
  void debateNeedsAModel() {
    assertThatExceptionOfType(ExperimentFailedException.class)
        .isThrownBy(() -> arena.run(arena.info().example(), run));
  }
}
