package com.onelastai.lab.futurepredictor;

import com.onelastai.lab.experiment.Engine;
import com.onelastai.lab.experiment.Experiment;
import com.onelastai.lab.experiment.ExperimentInfo;
import com.onelastai.lab.experiment.Outcome;
import com.onelastai.lab.experiment.Run;
import com.onelastai.lab.experiment.Run.Reply;
import com.onelastai.lab.futurepredictor.Answers.Answer;
import com.onelastai.lab.futurepredictor.FuturePredictorResult.Kind;
import com.onelastai.lab.futurepredictor.Signs.Sign;
import com.onelastai.lab.text.Distress;
import com.onelastai.lab.text.SeededChoice;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

@Component
class FuturePredictor implements Experiment<FuturePredictorInput, FuturePredictorResult> {

  static final String DISCLAIMER =
      "This is a game. Nobody can see the future, and nothing should be decided by this.";
  private static final Engine RULES = Engine.algorithm("signs-of-the-day");

  private final Clock clock;
  private final Questions questions = new Questions();
  private final Signs signs = new Signs();
  private final Answers answers = new Answers();
  private final Embellishment embellishment = new Embellishment(questions);

  FuturePredictor(Clock clock) {
    this.clock = clock;
  }

  @Override
  public ExperimentInfo<FuturePredictorInput> info() {
    return new ExperimentInfo<>(
        "future-predictor",
        "Future predictor",
        "Plays fortune teller: reads signs of a question and of the day by rules and says how far "
            + "they agree. A language model adds a sentence if there is one. No predictions on "
            + "health, law, money, elections, safety and death.",
        new FuturePredictorInput("Will my garden bloom this spring?", null));
  }

  @Override
  public Outcome<FuturePredictorResult> run(FuturePredictorInput input, Run run) {
    run.progress(10, "Reading the question");
    String question = input.question();
    if (Distress.isIn(question)) {
      return declined(question, "self_harm", Distress.HELP);
    }
    Optional<String> topic = questions.declinedTopic(question);
    if (topic.isPresent()) {
      return declined(question, topic.get(), questions.reply(topic.get()));
    }
    Outcome<FuturePredictorResult> outcome = predict(input, run);
    run.progress(100, "Done");
    return outcome;
  }

  private Outcome<FuturePredictorResult> predict(FuturePredictorInput input, Run run) {
    String question = input.question();
    Long seed = input.seed();
    Kind kind = questions.kind(question);
    LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    List<Sign> read = seed == null ? signs.of(question, day) : signs.of(question, seed);
    Answer answer =
        answers.to(kind, read, SeededChoice.of("answer", question, seed == null ? day : seed));
    run.progress(40, "Reading the signs");
    Optional<Reply> reply = run.tryAsk(embellishment.prompt(question, answer));
    Optional<String> addition = reply.flatMap(said -> embellishment.of(said, answer));
    FuturePredictorResult result =
        new FuturePredictorResult(
            question,
            kind,
            addition.map(sentence -> answer.text() + " " + sentence).orElse(answer.text()),
            answer.confidence(),
            read.stream().map(Sign::text).toList(),
            null,
            DISCLAIMER);
    return Outcome.of(
        result,
        addition.isPresent()
            ? new Engine(Engine.Kind.BOTH, reply.map(Reply::model).orElseThrow())
            : RULES);
  }

  private static Outcome<FuturePredictorResult> declined(
      String question, String topic, String reply) {
    return Outcome.of(
        new FuturePredictorResult(question, Kind.DECLINED, reply, 0, List.of(), topic, DISCLAIMER),
        RULES);
  }
}
