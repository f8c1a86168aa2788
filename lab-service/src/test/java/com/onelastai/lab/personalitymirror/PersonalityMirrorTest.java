package com.onelastai.lab.personalitymirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.onelastai.lab.experiment.Engine;
import com.onelastai.lab.experiment.Outcome;
import com.onelastai.lab.personalitymirror.PersonalityMirrorInput.Answer;
import com.onelastai.lab.personalitymirror.PersonalityMirrorResult.TraitScore;
import com.onelastai.lab.test.TestRun;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PersonalityMirrorTest {

  private final Questionnaire questionnaire = new Questionnaire(JsonMapper.builder().build());
  private final PersonalityMirror mirror = new PersonalityMirror(questionnaire);

  PersonalityMirrorTest() throws IOException {}

  /** By hand: 2+2+2+2, 4+4+4+4, 3+3+4+4, neuroticism 2+2+2+3 = 9 so stability 24-9, 5+5+5+5. */
  @Test
  void shortFormIsScoredByThePublishedKey() {
    PersonalityMirrorResult result = run(mirror.info().example());
    assertThat(result.traits())
        .extracting(
            TraitScore::trait,
            TraitScore::rawScore,
            TraitScore::mean,
            TraitScore::z,
            TraitScore::percentile,
            TraitScore::level)
        .containsExactly(
            tuple(Trait.EXTRAVERSION, 8, 2.0, -0.78, 22, Level.LOW),
            tuple(Trait.AGREEABLENESS, 16, 4.0, 0.22, 59, Level.AVERAGE),
            tuple(Trait.CONSCIENTIOUSNESS, 14, 3.5, 0.33, 63, Level.AVERAGE),
            tuple(Trait.EMOTIONAL_STABILITY, 15, 3.75, 0.75, 77, Level.HIGH),
            tuple(Trait.INTELLECT, 20, 5.0, 1.23, 89, Level.HIGH));
    assertThat(result.personalityType()).isEqualTo("curious and reserved");
    assertThat(result.disclaimer()).contains("no diagnosis");
    assertThat(result.norms().respondents()).isEqualTo(603_322);
  }

  @Test
  void reversedItemsOfTheLongFormCountAgainstTheirTrait() {
    assertThat(rawScores(5)).containsExactly(30, 34, 34, 18, 38);
    assertThat(rawScores(1)).containsExactly(30, 26, 26, 42, 22);
    assertThat(rawScores(3)).containsOnly(30);
  }

  private List<Integer> rawScores(int answer) {
    return run(same(Form.LONG, answer)).traits().stream().map(TraitScore::rawScore).toList();
  }

  @Test
  void everyAnswerIsShownWithItsPoints() {
    assertThat(run(same(Form.SHORT, 2)).answers())
        .hasSize(20)
        .allSatisfy(answer ->
            assertThat(answer.points()).isEqualTo(answer.reversed() ? 4 : answer.answer()));
  }

  @Test
  void orderOfTheAnswersDoesNotMatter() {
    PersonalityMirrorInput example = mirror.info().example();
    List<Answer> turned = new ArrayList<>(example.answers());
    Collections.reverse(turned);
    assertThat(run(new PersonalityMirrorInput(Form.SHORT, turned))).isEqualTo(run(example));
  }

  @Test
  void averageAnswersHaveAPlainSummary() {
    List<Answer> answers =
        questionnaire.items(Form.SHORT).stream()
            .map(item ->
                new Answer(item.item(), item.points(item.trait() == Trait.INTELLECT ? 4 : 3)))
            .toList();
    PersonalityMirrorResult result = run(new PersonalityMirrorInput(Form.SHORT, answers));
    assertThat(result.personalityType()).isEqualTo("frank and balanced");
  }

  @Test
  void eachItemMustBeAnsweredOnce() {
    List<Answer> answers = new ArrayList<>(mirror.info().example().answers());
    Answer last = answers.removeLast();
    refuses(answers, "answers", "incomplete");
    answers.add(answers.getFirst());
    refuses(answers, "answers[19].item", "repeated");
    answers.set(19, new Answer(2, 3));
    refuses(answers, "answers[19].item", "unknown_item");
    answers.set(19, last);
    mirror.check(new PersonalityMirrorInput(Form.SHORT, answers));
  }

  private void refuses(List<Answer> answers, String field, String code) {
    PersonalityMirrorInput input = new PersonalityMirrorInput(Form.SHORT, answers);
    ApiException refused = catchThrowableOfType(ApiException.class, () -> mirror.check(input));
    assertThat(refused.fields())
        .extracting(FieldProblem::field, FieldProblem::code)
        .containsExactly(tuple(field, code));
  }

  private PersonalityMirrorInput same(Form form, int answer) {
    return new PersonalityMirrorInput(
        form,
        questionnaire.items(form).stream().map(item -> new Answer(item.item(), answer)).toList());
  }

  private PersonalityMirrorResult run(PersonalityMirrorInput input) {
    mirror.check(input);
    Outcome<PersonalityMirrorResult> outcome = mirror.run(input, new TestRun());
    assertThat(outcome.engine().kind()).isEqualTo(Engine.Kind.ALGORITHM);
    return outcome.result();
  }
}
