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
        .extracting(prompt -> text(prompt, 0).substring(0, 12))
        .containsExactly("You are Ada.", "You are Bob.", "You are Ada.", "You are Bob.");
    assertThat(text(run.prompts().getFirst(), 1)).contains("Is tea better than coffee?");
    assertThat(text(run.prompts().get(2), 1))
        .contains("Bob has just said:\nCoffee wakes.")
        .doesNotContain("Tea calms.");
  }

  @Test
  void spokenTextsAreCleaned() {
    run.reply("Ada: Tea calms. It is al").reply(" \n").reply("Coffee").reply("A").reply("B");
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
    run.reply("Winner: 2\nReason: Coffee has proof.").reply("Winner: 1\nReason: It wakes.");
    Verdict verdict = Judge.judge(CONTEST, SPOKEN, run);
    assertThat(verdict)
        .isEqualTo(
            new Verdict(
                Winner.SIDE2,
                true,
                List.of(
                    new Verdict.Judgement(Side.SIDE1, Winner.SIDE2, "Coffee has proof."),
                    new Verdict.Judgement(Side.SIDE2, Winner.SIDE2, "It wakes."))));
  }

  @Test
  void judgeWhoFavoursAPositionFindsNoWinner() {
    run.reply("Winner: 1\nReason: It came first.").reply("Winner: 1\nReason: It came first.");
    Verdict verdict = Judge.judge(CONTEST, SPOKEN, run);
    assertThat(verdict.winner()).isEqualTo(Winner.BALANCED);
    assertThat(verdict.agreed()).isFalse();
  }

  @Test
  void judgementsSeeTheSameWordsInBothOrders() {
    run.reply("Winner: draw\nReason: Equal.").reply("Winner: draw\nReason: Equal.");
    assertThat(Judge.judge(CONTEST, SPOKEN, run).agreed()).isTrue();
    String question = text(run.prompts().getFirst(), 1);
    assertThat(question).contains("Speaker 1 said:\nTea calms.", "Speaker 2 said:\nCoffee wakes.");
    assertThat(text(run.prompts().getLast(), 1))
        .isEqualTo(
            question
                .replace("Tea calms.", "?")
                .replace("Coffee wakes.", "Tea calms.")
                .replace("?\n\nSpeaker 2", "Coffee wakes.\n\nSpeaker 2"));
    assertThat(question).doesNotContain("Ada", "Bob");
  }

  @Test
  void unclearReplyIsAskedAgain() {
    run.reply("Both were great!")
        .reply("Winner: 1\nReason: Clear.")
        .reply("Winner: 2\nReason: Clear.");
    assertThat(Judge.judge(CONTEST, SPOKEN, run).winner()).isEqualTo(Winner.SIDE1);
    assertThat(run.prompts().get(1).messages())
        .extracting(Message::role)
        .containsExactly("system", "user", "assistant", "user");
  }

  @Test
  void modelWithoutAVerdictFailsTheRun() {
    for (int i = 0; i < 9; i++) {
      run.reply("Both were great!");
    }
    assertThatExceptionOfType(ExperimentFailedException.class)
        .isThrownBy(() -> Judge.judge(CONTEST, SPOKEN, run))
        .withMessageContaining("no verdict");
    assertThat(run.prompts()).hasSize(4);
  }

  private static String text(Prompt prompt, int message) {
    return prompt.messages().get(message).content();
  }
}
