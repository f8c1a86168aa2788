package com.onelastai.lab.arena;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * Who was better. A side wins if it does in both judgements.
 *
 * @param agreed whether both judgements name the same winner
 */
@Schema(name = "ArenaVerdict")
public record Verdict(Winner winner, boolean agreed, List<Judgement> judgements) {

  /**
   * What the model said when it was asked once.
   *
   * @param shownFirst the side whose words it read first
   */
  @Schema(name = "ArenaJudgement")
  public record Judgement(
      Side shownFirst,
      Winner winner,
      @Schema(example = "Speaker 1 gave an example for each claim.") String reason) {}

  static Verdict of(List<Judgement> judgements) {
    Winner winner = judgements.getFirst().winner();
    boolean agreed = judgements.stream().allMatch(judgement -> judgement.winner() == winner);
    return new Verdict(agreed ? winner : Winner.BALANCED, agreed, judgements);
  }
}
