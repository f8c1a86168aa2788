package com.onelastai.support.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When people are reminded of an appointment. */
public final class ReminderTimes {

  private static final List<Duration> BEFORE = List.of(Duration.ofDays(1), Duration.ofHours(1));

  private ReminderTimes() {}

  /** The first reminder after a time; null if all are past. */
  public static @Nullable Instant next(Instant start, Instant after) {
    return BEFORE.stream()
        .map(start::minus)
        .filter(time -> time.isAfter(after))
        .findFirst()
        .orElse(null);
  }
}
