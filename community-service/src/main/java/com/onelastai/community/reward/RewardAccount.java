package com.onelastai.community.reward;

import com.onelastai.community.reward.Rules.Reward;
import com.onelastai.starter.enums.SnakeCaseEnum;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What a user has earned and spent.
 *
 * @param userId the {@code _id}
 * @param points that can be spent
 * @param earned all points ever
 * @param revision grows with each event that counts, and with each freeze
 * @param days how many events of each kind counted, on each of the latest days (UTC), and their
 *     points by the rules of that time
 * @param counters how many counted in all, by kind; and the longest run of days
 * @param achievements when they were noticed
 * @param freezes all ever bought, the oldest first
 * @param redemptions all ever, the oldest first
 * @param erased whether the account leaves the leaderboards before it is deleted
 */
@Document(RewardAccount.COLLECTION)
@CompoundIndex(name = "announced", def = "{'redemptions.announcedAt': 1}", sparse = true)
public record RewardAccount(
    @Id String userId,
    long points,
    long earned,
    long revision,
    Map<String, Map<String, Integer>> days,
    Map<String, Integer> counters,
    Map<String, Instant> achievements,
    List<Freeze> freezes,
    List<Redemption> redemptions,
    boolean erased) {

  static final String COLLECTION = "rewardscenters";

  /** The points of a day, beside the kinds. */
  static final String POINTS = "points";

  /**
   * @param id from the client's, so that it is bought once
   */
  public record Freeze(String id, Instant at) {}

  /**
   * @param id from the client's, so that points are paid once
   * @param reward as it was when it was paid
   * @param reason why it was refused; null if it was not
   * @param announcedAt when billing-service was last told; null once it has answered
   */
  public record Redemption(
      String id,
      Reward reward,
      RedemptionStatus status,
      @Nullable String reason,
      Instant createdAt,
      @Nullable Instant announcedAt,
      @Nullable Instant settledAt) {

    /** Whether billing-service has not answered since this time. */
    public boolean waitsSince(Instant time) {
      return announcedAt != null && announcedAt.isBefore(time);
    }
  }

  /** How far a redemption is. */
  public enum RedemptionStatus implements SnakeCaseEnum {
    PENDING,
    GRANTED,
    /** The points were given back. */
    REFUSED
  }

  static RewardAccount empty(String userId) {
    return new RewardAccount(
        userId, 0, 0, 0, Map.of(), Map.of(), Map.of(), List.of(), List.of(), false);
  }

  int counter(String name) {
    return counters.getOrDefault(name, 0);
  }
}
