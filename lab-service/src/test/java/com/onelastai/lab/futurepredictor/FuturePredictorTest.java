package com.onelastai.lab.futurepredictor;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.lab.experiment.Engine;
import com.onelastai.lab.experiment.Outcome;
import com.onelastai.lab.futurepredictor.FuturePredictorResult.Kind;
import com.onelastai.lab.test.TestRun;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FuturePredictorTest {

  private static final String QUESTION = "Will my garden bloom this spring?";

  /** A Tuesday three days after a full moon. */
  private static final String DAY = "2026-12-01T09:00:00Z";

  private final TestRun run = new TestRun();

  @Test
  void readsTheSignsOfTheDay() {
    FuturePredictorResult result = on(DAY, QUESTION, null);

    assertThat(result.kind()).isEqualTo(Kind.YES_NO);
    assertThat(result.reasons())
        .hasSize(4)
        .contains(
            "Your question has an even number of words (6), which holds back.",
            "It is Tuesday, a day that gets things going.")
        .anyMatch(reason -> reason.startsWith("The card drawn is"))
        .anyMatch(reason -> reason.startsWith("The moon is"));
    assertThat(result.disclaimer()).contains("game");
    assertThat(result.declinedTopic()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-24T12:00:00Z, The moon is full.",
    "2026-12-09T12:00:00Z, The moon is new and keeps its light to itself.",
    "2026-08-28T12:00:00Z, The moon is full.",
    "2026-08-12T12:00:00Z, The moon is new and keeps its light to itself."
  })
  void theMoonIsTheRealOne(String day, String sign) {
    assertThat(on(day, QUESTION, null).reasons()).contains(sign);
  }

  @Test
  void theSameQuestionOnTheSameDayHasTheSameAnswer() {
    FuturePredictorResult morning = on(DAY, QUESTION, null);

    assertThat(on("2026-12-01T23:59:00Z", QUESTION, null)).isEqualTo(morning);
    assertThat(on("2026-12-02T00:01:00Z", QUESTION, null).reasons())
        .isNotEqualTo(morning.reasons());
  }

  @Test
  void aSeedMakesItIndependentOfTheDay() {
    FuturePredictorResult first = on(DAY, QUESTION, 7L);

    assertThat(first.reasons()).hasSize(3).allMatch(reason -> reason.startsWith("The card drawn"));
    assertThat(on("2027-05-05T00:00:00Z", QUESTION, 7L)).isEqualTo(first);
  }

  @Test
  void otherSeedsGiveOtherPredictionsWithinTheScale() {
    Set<String> predictions = new HashSet<>();
    for (long seed = 0; seed < 60; seed++) {
      FuturePredictorResult result = on(DAY, QUESTION, seed);
      predictions.add(result.prediction());
      assertThat(result.confidence()).isBetween(25, 90);
    }
    assertThat(predictions).hasSizeGreaterThan(8);
  }

  @ParameterizedTest
  @CsvSource({
    "Will it rain tomorrow?, YES_NO",
    "So tell me: when will I travel to Iceland?, WHEN",
    "How soon will the bus come?, WHEN",
    "Who is going to call me?, WHO",
    "Do you know where my umbrella is?, WHERE",
    "How many cakes will there be?, HOW_MANY",
    "What does next week bring?, WHAT",
    "Tomorrow, WHAT"
  })
  void tellsWhatAQuestionAsksFor(String question, Kind kind) {
    assertThat(on(DAY, question, null).kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({
    "Will I recover from cancer?, health",
    "Am I pregnant?, health",
    "When will I die?, death",
    "Will my grandmother survive the surgery?, death",
    "Will I win the lottery?, money",
    "Should I invest in stocks?, money",
    "Who will win the election?, elections",
    "Will the judge send him to prison?, law",
    "Will my husband hit me again?, safety",
    "Werde ich Krebs bekommen?, health"
  })
  void declinesWhatMattersTooMuch(String question, String topic) {
    run.reply("The stars smile on this one with a friendly wink.");
    FuturePredictorResult result = predict(DAY, question, null, run).result();

    assertThat(result.kind()).isEqualTo(Kind.DECLINED);
    assertThat(result.declinedTopic()).isEqualTo(topic);
    assertThat(result.confidence()).isZero();
    assertThat(result.prediction()).isNotBlank();
    assertThat(run.prompts()).isEmpty();
  }

  @Test
  void whoMayBeInDangerReadsWhereToFindHelp() {
    FuturePredictorResult result = on(DAY, "Will anyone miss me when I kill myself?", null);

    assertThat(result.declinedTopic()).isEqualTo("self_harm");
    assertThat(result.prediction()).contains("crisis line");
  }

  @Test
  void theModelAddsASentence() {
    run.reply("Prediction: The petals are already whispering your name. They like you.");
    Outcome<FuturePredictorResult> outcome = predict(DAY, QUESTION, 3L, run);

    String answer = on(DAY, QUESTION, 3L).prediction();
    assertThat(outcome.result().prediction())
        .isEqualTo(answer + " The petals are already whispering your name.");
    assertThat(outcome.engine()).isEqualTo(new Engine(Engine.Kind.BOTH, TestRun.MODEL));
    assertThat(run.prompts().getFirst().messages().getLast().content()).contains(QUESTION, answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Yes",
        "The Garden of Everlasting Joy.",
        "Dear you: the roses are already whispering your name.",
        "As an AI language model I see roses for you.",
        "You should see a doctor about the roses.",
        "You will win 500 euros with these roses.",
        "The roses want you to end it all today."
      })
  void aSentenceThatDoesNotFitIsLeftOut(String reply) {
    run.reply(reply);
    Outcome<FuturePredictorResult> outcome = predict(DAY, QUESTION, 3L, run);

    assertThat(outcome.result()).isEqualTo(on(DAY, QUESTION, 3L));
    assertThat(outcome.engine().kind()).isEqualTo(Engine.Kind.ALGORITHM);
  }

  @Test
  void theModelMayNotSayTheOpposite() {
    for (long seed = 0; seed < 40; seed++) {
      String local = on(DAY, QUESTION, seed).prediction();
      if (local.startsWith("Yes")) {
        assertThat(withReply("No, the roses are not for you this time.", seed)).isEqualTo(local);
      } else if (local.startsWith("No, ")) {
        assertThat(withReply("Yes, the roses are definitely for you.", seed)).isEqualTo(local);
      }
    }
  }

  private static String withReply(String reply, long seed) {
    return predict(DAY, QUESTION, seed, new TestRun().reply(reply)).result().prediction();
  }

  private static FuturePredictorResult on(String day, String question, @Nullable Long seed) {
    return predict(day, question, seed, new TestRun()).result();
  }

  private static Outcome<FuturePredictorResult> predict(
      String day, String question, @Nullable Long seed, TestRun run) {
    Clock clock = Clock.fixed(Instant.parse(day), ZoneOffset.UTC);
    return new FuturePredictor(clock).run(new FuturePredictorInput(question, seed), run);
  }
}
