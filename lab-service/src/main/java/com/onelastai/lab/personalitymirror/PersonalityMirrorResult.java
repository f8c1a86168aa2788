package com.onelastai.lab.personalitymirror;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * A scored questionnaire.
 *
 * @param form its name, as published
 * @param answers with the points that the key gives them, in the order of the form
 */
record PersonalityMirrorResult(
    @Schema(example = "Mini-IPIP, 20 items") String form,
    String source,
    List<ScoredAnswer> answers,
    List<TraitScore> traits,
    @Schema(
            description = "A summary in plain words, not a diagnosis",
            example = "curious and steady")
        String personalityType,
    Questionnaire.Sample norms,
    String disclaimer) {

  /** An answer, and what it adds to the score of its trait. */
  @Schema(name = "PersonalityScoredAnswer")
  record ScoredAnswer(
      @Schema(example = "6") int item,
      @Schema(example = "Don't talk a lot.") String text,
      Trait trait,
      @Schema(description = "Whether agreement counts against the trait") boolean reversed,
      @Schema(example = "2") int answer,
      @Schema(example = "4") int points) {}

  /**
   * The score of a trait.
   *
   * @param rawScore the sum of the points
   * @param mean of the points of an item
   * @param z the distance from the sample's mean, in standard deviations
   * @param percentile by the normal distribution
   */
  @Schema(name = "PersonalityTraitScore")
  record TraitScore(
      Trait trait,
      @Schema(example = "Extraversion") String name,
      @Schema(example = "13") int rawScore,
      @Schema(example = "4") int minScore,
      @Schema(example = "20") int maxScore,
      @Schema(example = "3.25") double mean,
      Norm norm,
      @Schema(example = "0.43") double z,
      @Schema(
              description = "The share of the sample with a lower score, in percent, 1 to 99",
              example = "67")
          int percentile,
      Level level,
      String text) {}
}
