package com.onelastai.community.reward;

import com.onelastai.community.reward.RewardAccount.Freeze;
import com.onelastai.community.reward.RewardViews.AchievementView;
import com.onelastai.community.reward.RewardViews.Metrics;
import com.onelastai.community.reward.RewardViews.Today;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.work.OptimisticRetry;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** What a user has, and freezes. */
@Service
class Rewards {

  private static final int ATTEMPTS = 50;

  private final Accounts accounts;
  private final RewardDays days;
  private final Zones zones;
  private final Rules rules;
  private final Clock clock;

  Rewards(Accounts accounts, RewardDays days, Zones zones, Rules rules, Clock clock) {
    this.accounts = accounts;
    this.days = days;
    this.zones = zones;
    this.rules = rules;
    this.clock = clock;
  }

  Metrics metrics(String userId) {
    RewardAccount account = accounts.find(userId);
    int level = rules.level(account.earned());
    return new Metrics(
        account.points(),
        account.earned(),
        level,
        level > rules.levels().size() ? null : rules.levels().get(level - 1),
        streak(account),
        rules.freeze(),
        today(account),
        rules.version());
  }

  private List<Today> today(RewardAccount account) {
    String day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString();
    Map<String, Integer> counts = account.days().getOrDefault(day, Map.of());
    return rules.earnings().stream()
        .map(rule ->
            new Today(
                rule.kind(), counts.getOrDefault(rule.kind(), 0), rule.daily(), rule.points()))
        .toList();
  }

  List<AchievementView> achievements(String userId) {
    RewardAccount account = accounts.find(userId);
    return rules.achievements().stream()
        .map(one -> {
          Instant earnedAt = account.achievements().get(one.id());
          int reached = Math.min(one.goal(), account.counter(one.counter()));
          return new AchievementView(
              one.id(),
              one.title(),
              one.points(),
              earnedAt == null ? reached : one.goal(),
              one.goal(),
              earnedAt);
        })
        .toList();
  }

  /**
   * Buys a freeze, once by its id.
   *
   * @throws ApiException 409 {@code freezes_full} or {@code points_missing}
   */
  void buyFreeze(String userId, String id) {
    OptimisticRetry.until(ATTEMPTS, "An account of rewards", () -> attemptFreeze(userId, id));
  }

  private boolean attemptFreeze(String userId, String id) {
    RewardAccount account = accounts.find(userId);
    if (account.freezes().stream().anyMatch(freeze -> freeze.id().equals(id))) {
      return true;
    }
    if (streak(account).freezes() >= rules.freeze().held()) {
      throw new ApiException(
          HttpStatus.CONFLICT, "freezes_full", "You have as many freezes as one may have.");
    }
    if (account.points() < rules.freeze().price()) {
      throw Accounts.missing(rules.freeze().price(), account.points());
    }
    return accounts.buyFreeze(account, new Freeze(id, clock.instant()));
  }

  private Streak streak(RewardAccount account) {
    ZoneHistory history = zones.of(account.userId());
    TreeSet<LocalDate> active =
        days.of(account.userId()).stream()
            .flatMap(RewardDay::moments)
            .map(history::dateAt)
            .collect(Collectors.toCollection(TreeSet::new));
    return Streak.of(active, history, account.freezes(), history.dateAt(clock.instant()));
  }
}
