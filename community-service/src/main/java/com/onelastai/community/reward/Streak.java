package com.onelastai.community.reward;

import com.onelastai.community.reward.RewardAccount.Freeze;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;

/**
 * The days in a row on which a user was active.
 *
 * @param longest ever
 * @param today whether the user was active today
 * @param freezes that are left
 */
record Streak(int current, int longest, boolean today, int freezes) {

  /**
   * Walks over all days once. A missed day takes a freeze that was bought by then, or ends the run;
   * it never counts itself.
   *
   * @param active the user's days
   * @param shortened days that need no freeze
   * @param bought the days on which freezes were bought, the earliest first
   * @param today where the user is now; after a journey west, days after it may be active
   */
  static Streak of(
      NavigableSet<LocalDate> active,
      Set<LocalDate> shortened,
      List<LocalDate> bought,
      LocalDate today) {
    if (active.isEmpty()) {
      return new Streak(0, 0, false, bought.size());
    }
    LocalDate last = active.last().isAfter(today) ? active.last() : today;
    int run = 0;
    int longest = 0;
    int used = 0;
    for (LocalDate day = active.first(); !day.isAfter(last); day = day.plusDays(1)) {
      if (active.contains(day)) {
        run++;
      } else if (run > 0 && day.isBefore(today) && !shortened.contains(day)) {
        if (used < boughtBy(bought, day)) {
          used++;
        } else {
          run = 0;
        }
      }
      longest = Math.max(longest, run);
    }
    return new Streak(run, longest, active.contains(today), bought.size() - used);
  }

  private static long boughtBy(List<LocalDate> bought, LocalDate day) {
    return bought.stream().filter(date -> !date.isAfter(day)).count();
  }

  static Streak of(
      NavigableSet<LocalDate> active, ZoneHistory zones, List<Freeze> freezes, LocalDate today) {
    List<LocalDate> bought =
        freezes.stream().map(freeze -> zones.dateAt(freeze.at())).sorted().toList();
    return of(active, zones.shortened(), bought, today);
  }

  /** How many days in a row, around this one, the user was active. */
  static int around(LocalDate day, Set<LocalDate> active) {
    int run = 0;
    for (LocalDate date = day; active.contains(date); date = date.minusDays(1)) {
      run++;
    }
    for (LocalDate date = day.plusDays(1); active.contains(date); date = date.plusDays(1)) {
      run++;
    }
    return run;
  }
}
