package com.onelastai.support.recipient;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.stream.Stream;

/**
 * When a user does not want to be disturbed, in local time; past midnight if it starts later than
 * it ends.
 *
 * @param from such as {@code 22:00}, included
 * @param to such as {@code 07:00}, excluded
 */
public record QuietHours(String from, String to) {

  /**
   * When a user can be disturbed: now, or at the end of the quiet hours. An end that a change of
   * the clocks skips is the moment after it, and one that comes twice may be the second.
   */
  public Instant firstAfter(Instant now, ZoneId zone) {
    ZonedDateTime local = now.atZone(zone);
    if (!contains(local.toLocalTime())) {
      return now;
    }
    ZonedDateTime today = local.toLocalDate().atTime(LocalTime.parse(to)).atZone(zone);
    return Stream.of(today, today.withLaterOffsetAtOverlap(), today.plusDays(1))
        .map(ZonedDateTime::toInstant)
        .filter(end -> end.isAfter(now))
        .findFirst()
        .orElseThrow();
  }

  private boolean contains(LocalTime time) {
    LocalTime start = LocalTime.parse(from);
    LocalTime end = LocalTime.parse(to);
    boolean started = !time.isBefore(start);
    boolean goesOn = time.isBefore(end);
    return start.isBefore(end) ? started && goesOn : started || goesOn;
  }
}
