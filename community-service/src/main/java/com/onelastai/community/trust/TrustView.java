package com.onelastai.community.trust;

import com.onelastai.starter.enums.SnakeCaseEnum;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a member has earned, and may do today. */
@Schema(name = "Trust")
record TrustView(
    TrustLevel level,
    @Schema(description = "Null at the highest level") @Nullable NextLevel next,
    @Schema(description = "How often a day (UTC)") List<Allowance> limits,
    @Schema(description = "Null unless banned", example = "2026-03-08T00:00:00Z")
        @Nullable Instant bannedUntil) {

  /** What the next level asks for. */
  @Schema(name = "NextTrustLevel")
  record NextLevel(TrustLevel level, List<Need> needs) {}

  /** One thing that a level asks for. */
  @Schema(name = "TrustNeed")
  record Need(
      Measure measure, @Schema(example = "5") long needed, @Schema(example = "2") long have) {}

  /** What is counted. */
  enum Measure implements SnakeCaseEnum {
    DAYS,
    POSTS,
    COMMENTS,
    LIKES_RECEIVED,
    /** Days since something of the member was removed last. */
    DAYS_WITHOUT_REMOVAL
  }

  @Schema(name = "TrustLimit")
  record Allowance(
      Activity activity, @Schema(example = "20") int limit, @Schema(example = "3") int used) {}

  static TrustView of(
      Trust trust, TrustLevel level, TrustRules rules, ToIntFunction<Activity> used, Instant now) {
    return new TrustView(
        level,
        rules.after(level).map(rule -> next(trust, rule, now)).orElse(null),
        Arrays.stream(Activity.values())
            .map(activity ->
                new Allowance(activity, rules.of(level).limit(activity), used.applyAsInt(activity)))
            .toList(),
        trust.isBanned(now) ? trust.bannedUntil() : null);
  }

  private static NextLevel next(Trust trust, TrustRules.LevelRule rule, Instant now) {
    long clean =
        trust.removals().stream()
            .mapToLong(removal -> Duration.between(removal.at(), now).toDays())
            .min()
            .orElse(rule.cleanDays());
    return new NextLevel(
        rule.level(),
        Stream.of(
                new Need(Measure.DAYS, rule.days(), trust.days(now)),
                new Need(Measure.POSTS, rule.posts(), trust.posts()),
                new Need(Measure.COMMENTS, rule.comments(), trust.comments()),
                new Need(Measure.LIKES_RECEIVED, rule.likes(), trust.likes()),
                new Need(Measure.DAYS_WITHOUT_REMOVAL, rule.cleanDays(), clean))
            .filter(need -> need.have() < need.needed())
            .toList());
  }
}
