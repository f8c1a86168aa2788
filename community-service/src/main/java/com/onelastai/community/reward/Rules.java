package com.onelastai.community.reward;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rules in {@code rewards.yml}, which describes them.
 *
 * @param levels the points at which the second, third, ... level begins
 */
@Schema(name = "RewardRules")
public record Rules(
    @Schema(example = "1") int version,
    List<Earning> earnings,
    List<Achievement> achievements,
    List<Integer> levels,
    FreezeTerms freeze,
    List<Reward> rewards) {

  static final String STREAK = "streak";

  /**
   * @param daily how many count on a day
   * @param active whether it keeps a streak alive
   */
  @Schema(name = "RewardEarning")
  public record Earning(
      @Schema(example = "chat") String kind,
      @Schema(example = "2") int points,
      @Schema(example = "20") int daily,
      boolean active) {}

  /**
   * @param counter a kind of earnings, or {@code streak}
   */
  @Schema(name = "RewardAchievement")
  public record Achievement(
      @Schema(example = "first-chat") String id,
      @Schema(example = "First conversation") String title,
      @Schema(example = "chat") String counter,
      @Schema(example = "1") int goal,
      @Schema(example = "10") int points) {}

  /**
   * @param held how many a user may have
   */
  @Schema(name = "RewardFreeze")
  public record FreezeTerms(@Schema(example = "100") int price, @Schema(example = "2") int held) {}

  /** What points buy: a coupon, or days of an agent. */
  @Schema(name = "Reward")
  public record Reward(
      @Schema(example = "coupon-10") String id,
      @Schema(example = "10 % off a plan") String title,
      @Schema(example = "500") int price,
      @Schema(description = "Null for an agent", example = "10") @Nullable Integer percentOff,
      @Schema(description = "Null for a coupon", example = "tech-wizard") @Nullable String agentId,
      @Schema(description = "Of the agent, or until the coupon expires", example = "30")
          int days) {}

  public Optional<Reward> reward(String id) {
    return rewards.stream().filter(reward -> reward.id().equals(id)).findFirst();
  }

  Earning earning(String kind) {
    return earnings.stream()
        .filter(earning -> earning.kind().equals(kind))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No rule for " + kind));
  }

  /** The level of a user who earned so many points, from 1. */
  int level(long earned) {
    return 1 + (int) levels.stream().filter(start -> start <= earned).count();
  }
}
