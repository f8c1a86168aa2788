package com.onelastai.support.ticket.sla;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Counts time while the office is open. On a day when the clocks change, what really passes between
 * opening and closing counts.
 */
public final class BusinessHours {

  private final ZoneId zone;
  private final Map<DayOfWeek, List<Opening>> week;
  private final Set<LocalDate> holidays;

  private record Opening(LocalTime from, LocalTime to) {

    private static final String END_OF_DAY = "24:00";

    static Opening parse(String text) {
      String[] ends = text.strip().split("-");
      LocalTime to = ends[1].equals(END_OF_DAY) ? LocalTime.MIDNIGHT : LocalTime.parse(ends[1]);
      Opening opening = new Opening(LocalTime.parse(ends[0]), to);
      if (!opening.endsWithTheDay() && !opening.from.isBefore(to)) {
        throw new IllegalArgumentException("Business hours end before they begin: " + text);
      }
      return opening;
    }

    boolean endsWithTheDay() {
      return to.equals(LocalTime.MIDNIGHT);
    }
  }

  /** An opening on a certain day. */
  private record Span(Instant from, Instant to) {

    /** How much of it is after this moment. */
    Duration after(Instant start) {
      Instant begin = from.isAfter(start) ? from : start;
      return begin.isBefore(to) ? Duration.between(begin, to) : Duration.ZERO;
    }
  }

  /**
   * @param hours by day, such as {@code 09:00-12:00, 13:00-17:00}; a day that is left out is closed
   * @throws IllegalArgumentException if the office never opens
   */
  public BusinessHours(ZoneId zone, Map<DayOfWeek, String> hours, Set<LocalDate> holidays) {
    this.zone = zone;
    this.holidays = Set.copyOf(holidays);
    this.week =
        hours.entrySet().stream()
            .filter(day -> !day.getValue().isBlank())
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey,
                    day -> Arrays.stream(day.getValue().split(",")).map(Opening::parse).toList()));
    if (week.isEmpty()) {
      throw new IllegalArgumentException("There are no business hours");
    }
  }

  /** When so much time has passed while the office was open. */
  public Instant plus(Instant start, Duration duration) {
    Duration left = duration;
    for (LocalDate day = dayOf(start); ; day = day.plusDays(1)) {
      for (Span span : spans(day)) {
        Duration open = span.after(start);
        if (open.isPositive() && open.compareTo(left) >= 0) {
          return span.to().minus(open).plus(left);
        }
        left = left.minus(open);
      }
    }
  }

  /** How much time passes between the two while the office is open. */
  public Duration between(Instant start, Instant end) {
    Duration sum = Duration.ZERO;
    for (LocalDate day = dayOf(start); !day.isAfter(dayOf(end)); day = day.plusDays(1)) {
      for (Span span : spans(day)) {
        sum = sum.plus(span.after(start)).minus(span.after(start.isAfter(end) ? start : end));
      }
    }
    return sum;
  }

  private LocalDate dayOf(Instant time) {
    return time.atZone(zone).toLocalDate();
  }

  private List<Span> spans(LocalDate day) {
    if (holidays.contains(day)) {
      return List.of();
    }
    return week.getOrDefault(day.getDayOfWeek(), List.of()).stream()
        .map(opening -> span(day, opening))
        .toList();
  }

  private Span span(LocalDate day, Opening opening) {
    LocalDate lastDay = opening.endsWithTheDay() ? day.plusDays(1) : day;
    return new Span(
        day.atTime(opening.from()).atZone(zone).toInstant(),
        lastDay.atTime(opening.to()).atZone(zone).toInstant());
  }
}
