package com.onelastai.community.reward;

import com.onelastai.community.reward.Rules.Achievement;
import com.onelastai.community.reward.Rules.Earning;
import com.onelastai.starter.erasure.UserDataHolder;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Counts what users do. */
@Service
class Earnings implements UserDataHolder {

  private final RewardDays days;
  private final Zones zones;
  private final Accounts accounts;
  private final Rules rules;
  private final Clock clock;

  Earnings(RewardDays days, Zones zones, Accounts accounts, Rules rules, Clock clock) {
    this.days = days;
    this.zones = zones;
    this.accounts = accounts;
    this.rules = rules;
    this.clock = clock;
  }

  /**
   * Counts an event once, unless its day has enough of its kind or is long past.
   *
   * @param key the same however often the event arrives
   */
  void add(String userId, String kind, String key, Instant time) {
    Instant oldest = clock.instant().minus(Accounts.OPEN_DAYS, ChronoUnit.DAYS);
    if (time.isBefore(oldest)) {
      return;
    }
    Earning rule = rules.earning(kind);
    RewardDay day = days.add(userId, rule, key, time);
    accounts.credit(day, rule.active() ? run(userId, day.date(), time) : 0);
  }

  /** The run of active days around this time, as far as the next achievement needs it. */
  private int run(String userId, LocalDate day, Instant time) {
    int reached = accounts.find(userId).counter(Rules.STREAK);
    int goal =
        rules.achievements().stream()
            .filter(one -> one.counter().equals(Rules.STREAK))
            .mapToInt(Achievement::goal)
            .filter(next -> next > reached)
            .min()
            .orElse(0);
    if (goal == 0) {
      return 0;
    }
    ZoneHistory history = zones.of(userId);
    Set<LocalDate> active =
        days.of(userId, day.minusDays(goal + 1L), day.plusDays(goal + 1L)).stream()
            .flatMap(RewardDay::moments)
            .map(history::dateAt)
            .collect(Collectors.toSet());
    return Math.min(goal, Streak.around(history.dateAt(time), active));
  }

  @Override
  public void erase(String userId) {
    days.erase(userId);
    zones.erase(userId);
  }
}
