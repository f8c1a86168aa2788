package com.onelastai.lab.personalitymirror;

import com.onelastai.lab.experiment.Engine;
import com.onelastai.lab.experiment.Experiment;
import com.onelastai.lab.experiment.ExperimentInfo;
import com.onelastai.lab.experiment.Outcome;
import com.onelastai.lab.experiment.Run;
import com.onelastai.lab.personalitymirror.PersonalityMirrorInput.Answer;
import com.onelastai.lab.personalitymirror.PersonalityMirrorResult.ScoredAnswer;
import com.onelastai.lab.personalitymirror.PersonalityMirrorResult.TraitScore;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

@Component
class PersonalityMirror implements Experiment<PersonalityMirrorInput, PersonalityMirrorResult> {

  static final String TYPE = "personality-mirror";

  private static final String DISCLAIMER =
      "This is how you describe yourself today, compared with people who chose to answer the same "
          + "items online. It is no diagnosis and no advice, and nobody should decide about a "
          + "person by it.";
  private static final List<Integer> EXAMPLE =
      List.of(2, 4, 3, 2, 5, 4, 2, 3, 4, 1, 2, 4, 4, 2, 1, 4, 2, 2, 3, 1);

  private final Questionnaire questionnaire;

  PersonalityMirror(Questionnaire questionnaire) {
    this.questionnaire = questionnaire;
  }

  @Override
  public ExperimentInfo<PersonalityMirrorInput> info() {
    List<Item> items = questionnaire.items(Form.SHORT);
    List<Answer> answers =
        items.stream()
            .map(item -> new Answer(item.item(), EXAMPLE.get(items.indexOf(item))))
            .toList();
    return new ExperimentInfo<>(
        TYPE,
        "Personality mirror",
        "Scores a Big Five questionnaire of the International Personality Item Pool by its "
            + "published key, and compares each trait with a large online sample. The items are at "
            + "`/api/lab/personality-mirror/items`. It is no diagnosis.",
        new PersonalityMirrorInput(Form.SHORT, answers));
  }

  @Override
  public void check(PersonalityMirrorInput input) {
    Set<Integer> open =
        questionnaire.items(input.form()).stream().map(Item::item).collect(Collectors.toSet());
    Set<Integer> known = new HashSet<>(open);
    for (int i = 0; i < input.answers().size(); i++) {
      Integer item = input.answers().get(i).item();
      if (!open.remove(item)) {
        throw known.contains(item)
            ? invalid("answers[" + i + "].item", "repeated", "must be answered once")
            : invalid("answers[" + i + "].item", "unknown_item", "is no item of this form");
      }
    }
    if (!open.isEmpty()) {
      String missing =
          open.stream().sorted().map(String::valueOf).collect(Collectors.joining(", "));
      throw invalid("answers", "incomplete", "must answer every item; missing: " + missing);
    }
  }

  private static ApiException invalid(String field, String code, String detail) {
    return ApiException.invalid(List.of(new FieldProblem(field, code, detail)));
  }

  @Override
  public Outcome<PersonalityMirrorResult> run(PersonalityMirrorInput input, Run run) {
    run.progress(0, "Scoring");
    Scoring scoring = new Scoring(questionnaire, input.form());
    List<ScoredAnswer> answers = points(input);
    List<TraitScore> traits = scoring.traits(answers);
    PersonalityMirrorResult result =
        new PersonalityMirrorResult(
            questionnaire.name(input.form()),
            questionnaire.source(input.form()),
            answers,
            traits,
            scoring.summary(traits),
            questionnaire.sample(),
            DISCLAIMER);
    return Outcome.of(result, Engine.algorithm("ipip-big-five"));
  }

  private List<ScoredAnswer> points(PersonalityMirrorInput input) {
    Map<Integer, Integer> answers =
        input.answers().stream().collect(Collectors.toMap(Answer::item, Answer::answer));
    return questionnaire.items(input.form()).stream()
        .map(item -> scored(item, Objects.requireNonNull(answers.get(item.item()))))
        .toList();
  }

  private static ScoredAnswer scored(Item item, int answer) {
    return new ScoredAnswer(
        item.item(),
        item.text(),
        item.trait(),
        item.key() == Item.Key.MINUS,
        answer,
        item.points(answer));
  }
}
