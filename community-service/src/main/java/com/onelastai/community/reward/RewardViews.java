package com.onelastai.community.reward;

import com.onelastai.community.reward.Rules.FreezeTerms;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a user sees of their rewards. */
final class RewardViews {

  private RewardViews() {}

  @Schema(name = "RewardMetrics")
  record Metrics(
      @Schema(description = "That can be spent", example = "340") long points,
      @Schema(description = "All points ever", example = "840") long earned,
      @Schema(example = "4") int level,
      @Schema(
              description = "The points at which the next level begins; null on the last",
              example = "1500")
          @Nullable Integer nextLevelAt,
      Streak streak,
      FreezeTerms freeze,
      @Schema(description = "What counts today (UTC)") List<Today> today,
      @Schema(description = "The version of the rules", example = "1") int rules) {}

  @Schema(name = "RewardToday")
  record Today(
      @Schema(example = "chat") String kind,
      @Schema(description = "How many counted", example = "7") int counted,
      @Schema(description = "How many count at most", example = "20") int limit,
      @Schema(description = "For each", example = "2") int points) {}

  @Schema(name = "RewardAchievementProgress")
  record AchievementView(
      @Schema(example = "first-chat") String id,
      @Schema(example = "First conversation") String title,
      @Schema(example = "10") int points,
      @Schema(example = "3") int progress,
      @Schema(example = "7") int goal,
      @Schema(description = "Null until it is earned", example = "2026-03-01T14:05:10Z")
          @Nullable Instant earnedAt) {}

  /** Sent again with the same id, it changes nothing. */
  @Schema(name = "FreezePurchase")
  record FreezePurchase(
      @Schema(description = "Unique among the caller's freezes", example = "f0a8-17")
          @NotBlank
          @Pattern(regexp = "[A-Za-z0-9-]{4,64}", message = "must have 4 to 64 letters and digits")
          String clientId) {}
}
