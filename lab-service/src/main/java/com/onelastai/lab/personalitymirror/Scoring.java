package com.onelastai.lab.personalitymirror;

import com.onelastai.lab.personalitymirror.PersonalityMirrorResult.ScoredAnswer;
import com.onelastai.lab.personalitymirror.PersonalityMirrorResult.TraitScore;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Scores the answers to a form. */
record Scoring(Questionnaire questionnaire, Form form) {

  private static final int WORDS = 2;

  List<TraitScore> traits(List<ScoredAnswer> answers) {
    return Stream.of(Trait.values()).map(trait -> score(trait, answers)).toList();
  }

  private TraitScore score(Trait trait, List<ScoredAnswer> answers) {
    List<ScoredAnswer> own = answers.stream().filter(answer -> answer.trait() == trait).toList();
    int raw = own.stream().mapToInt(ScoredAnswer::points).sum();
    double mean = (double) raw / own.size();
    Norm norm = questionnaire.norm(form, trait);
    double percentile = norm.percentile(mean);
    Level level = Level.of(percentile);
    Questionnaire.TraitTexts texts = questionnaire.texts(trait);
    return new TraitScore(
        trait,
        texts.name(),
        raw,
        own.size() * Item.MIN_ANSWER,
        own.size() * Item.MAX_ANSWER,
        rounded(mean),
        norm,
        rounded(norm.z(mean)),
        Math.clamp(Math.round(percentile), 1, 99),
        level,
        Objects.requireNonNull(texts.texts().get(level)));
  }

  /** The words for the one or two traits that are farthest from the sample's average. */
  String summary(List<TraitScore> traits) {
    List<String> words =
        traits.stream()
            .filter(score -> score.level() != Level.AVERAGE)
            .sorted(Comparator.comparingDouble((TraitScore score) -> -Math.abs(score.z())))
            .limit(WORDS)
            .map(score -> questionnaire.texts(score.trait()).words().get(score.level()))
            .collect(Collectors.toList());
    if (words.size() < WORDS) {
      words.add("balanced");
    }
    return String.join(" and ", words);
  }

  private static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
