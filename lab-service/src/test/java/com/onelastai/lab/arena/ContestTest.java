package com.onelastai.lab.arena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.onelastai.lab.experiment.ExperimentFailedException;
import com.onelastai.lab.test.TestRun;
import com.onelastai.model.Prompt;
import com.onelastai.model.Prompt.Message;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** Turns and judgements of a contest. */
class ContestTest {

  private static final Contest CONTEST =
      new Contest(
          "Is tea better than coffee?",
          new Speaker("Ada", "You are Ada."),
          new Speaker("Bob", "You are Bob."),
          2);
  private static final Transcript SPOKEN =
      new Transcript(
          List.of(
              new Turn(1, Side.SIDE1, "Ada", "Tea calms."),
              new Turn(1, Side.SIDE2, "Bob", "Coffee wakes.")),
          TestRun.MODEL);

  private final TestRun run = new TestRun();

  @Test
  void transcriptHasEveryTurn() {
    run.reply("Tea calms.").reply("Coffee wakes.").reply("Tea warms.").reply("Coffee too.");
    Transcript transcript = Turns.play(CONTEST, run);
    assertThat(transcript.turns())
        .containsExactly(
            new Turn(1, Side.SIDE1, "Ada", "Tea calms."),
            new Turn(1, Side.SIDE2, "Bob", "Coffee wakes."),
            new Turn(2, Side.SIDE1, "Ada", "Tea warms."),
            new Turn(2, Side.SIDE2, "Bob", "Coffee too."));
    assertThat(transcript.textsOf(Side.SIDE2)).containsExactly("Coffee wakes.", "Coffee too.");
    assertThat(transcript.model()).isEqualTo(TestRun.MODEL);
  }

  @Test
  void eachSpeakerIsItselfAndHearsTheOther() {
    run.reply("Tea calms.").reply("Coffee wakes.").reply("Tea warms.").reply("Coffee too.");
    Turns.play(CONTEST, run);
    assertThat(run.prompts())
        .extracting(prompt -> prompt.messages().getFirst().content().substring(0, 12))
        .containsExactly("You are Ada.", "You are Bob.", "You are Ada.", "You are Bob.");
    assertThat(last(run.prompts().getFirst())).contains("Is tea better than coffee?");
    assertThat(last(run.prompts().get(2)))
        .contains("Bob says: Coffee wakes.")
        .doesNotContain("Tea calms.");
  }

  @Test
  void spokenTextsAreCleanedAndNeverEmpty() {
    run.reply("Tea calms. It is al").reply(" \n").reply("Coffee").reply("A").reply("B");
    assertThat(Turns.play(CONTEST, run).turns())
        .extracting(Turn::text)
        .containsExactly("Tea calms.", "Coffee", "A", "B");
  }

  @Test
  void silentModelFailsTheRun() {
    run.reply("").reply(" ").reply("\n").reply("late");
    assertThatExceptionOfType(ExperimentFailedException.class)
        .isThrownBy(() -> Turns.play(CONTEST, run))
        .withMessageContaining("said nothing");
  }

  @Test
  void withoutAModelThereIsNoContest() {
    assertThatExceptionOfType(ExperimentFailedException.class)
        .isThrownBy(() -> Turns.play(CONTEST, run))
        .withMessageContaining("language model");
  }

  @Test
  void cancelledRunAsksNothingMore() {
    run.reply("Tea calms.");
    run.cancel();
    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(() -> Turns.play(CONTEST, run));
    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(() -> Judge.judge(CONTEST, SPOKEN, run));
    assertThat(run.prompts()).isEmpty();
  }

  @Test
  void sideThatIsBetterInBothOrdersWins() {
    run.reply("Speaker 2 has proof.").reply("2").reply("Speaker 1 has proof.").reply("1");
    assertThat(Judge.judge(CONTEST, SPOKEN, run))
        .isEqualTo(
            new Verdict(
                Winner.SIDE2,
                true,
                List.of(
                    new Verdict.Judgement(Side.SIDE1, Winner.SIDE2, "Speaker 2 has proof."),
                    new Verdict.Judgement(Side.SIDE2, Winner.SIDE2, "Speaker 1 has proof."))));
  }

  @Test
  void judgeWhoFavoursAPositionFindsNoWinner() {
    for (Side ignored : Judge.ORDERS) {
      run.reply("Speaker 1 came first.").reply("1");
    }
    Verdict verdict = Judge.judge(CONTEST, SPOKEN, run);
    assertThat(verdict.winner()).isEqualTo(Winner.BALANCED);
    assertThat(verdict.agreed()).isFalse();
  }

  @Test
  void judgementsSeeTheSameWordsInBothOrders() {
    for (Side ignored : Judge.ORDERS) {
      run.reply("Both are equal.").reply("draw");
    }
    Verdict verdict = Judge.judge(CONTEST, SPOKEN, run);
    assertThat(verdict.winner()).isEqualTo(Winner.BALANCED);
    assertThat(verdict.agreed()).isTrue();
    String question = last(run.prompts().getFirst());
    assertThat(question)
        .contains("Speaker 1: Tea calms.\nSpeaker 2: Coffee wakes.\n")
        .doesNotContain("Ada", "Bob");
    assertThat(last(run.prompts().get(2)))
        .isEqualTo(
            question.replace(
                "Speaker 1: Tea calms.\nSpeaker 2: Coffee wakes.",
                "Speaker 1: Coffee wakes.\nSpeaker 2: Tea calms."));
  }

  @Test
  void decisionFollowsTheComparison() {
    for (Side ignored : Judge.ORDERS) {
      run.reply("Both are equal.").reply("draw");
    }
    Judge.judge(CONTEST, SPOKEN, run);
    List<Message> messages = run.prompts().get(1).messages();
    assertThat(messages.get(messages.size() - 2))
        .isEqualTo(new Message("assistant", "Both are equal."));
  }

  @Test
  void unclearReplyIsAskedAgain() {
    run.reply("2").reply("Speaker 1 is clear.").reply("Both were great!").reply("1");
    run.reply("Speaker 2 is clear.").reply("2");
    assertThat(Judge.judge(CONTEST, SPOKEN, run).winner()).isEqualTo(Winner.SIDE1);
  }

  @Test
  void modelWithoutAVerdictFailsTheRun() {
    for (int i = 0; i < 9; i++) {
      run.reply("Both were great!");
    }
    assertThatExceptionOfType(ExperimentFailedException.class)
        .isThrownBy(() -> Judge.judge(CONTEST, SPOKEN, run))
        .withMessageContaining("no verdict");
    assertThat(run.prompts()).hasSize(6);
  }

  private static String last(Prompt prompt) {
    return prompt.messages().getLast().content();
  }
}
