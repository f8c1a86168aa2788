package com.onelastai.support.consultation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The starts of a consultant's slots. Hours are read on the consultant's clock and divided in real
 * time: where the clock is put forward there are fewer slots, where it is put back there are more,
 * and none lasts longer or shorter than the others.
 */
final class SlotGrid {

  private final Consultant consultant;

  SlotGrid(Consultant consultant) {
    this.consultant = consultant;
  }

  private record Interval(Instant from, Instant to) {

    boolean touches(Interval later) {
      return !later.from.isAfter(to);
    }

    Interval with(Interval later) {
      return new Interval(from, later.to.isAfter(to) ? later.to : to);
    }
  }

  boolean has(Instant start) {
    return starts(start, start.plusNanos(1)).contains(start);
  }

  /** The starts from a time until before another, in order. */
  List<Instant> starts(Instant from, Instant before) {
    // A day more at both ends, because a clock may be put back across midnight.
    LocalDate first = LocalDate.ofInstant(from, consultant.zone()).minusDays(1);
    LocalDate last = LocalDate.ofInstant(before, consultant.zone()).plusDays(1);
    return first
        .datesUntil(last.plusDays(1))
        .flatMap(this::startsOn)
        .filter(start -> !start.isBefore(from) && start.isBefore(before))
        .distinct()
        .sorted()
        .toList();
  }

  private Stream<Instant> startsOn(LocalDate date) {
    return merged(date).stream().flatMap(this::divide);
  }

  /** Overlapping hours are one interval, or their slots would overlap. */
  private List<Interval> merged(LocalDate date) {
    List<Interval> merged = new ArrayList<>();
    consultant.hoursOn(date).stream()
        .map(hours -> interval(date, hours))
        .filter(interval -> interval.from().isBefore(interval.to()))
        .sorted(Comparator.comparing(Interval::from))
        .forEach(interval -> {
          if (!merged.isEmpty() && merged.getLast().touches(interval)) {
            merged.add(merged.removeLast().with(interval));
          } else {
            merged.add(interval);
          }
        });
    return merged;
  }

  private Stream<Instant> divide(Interval interval) {
    Duration step = Duration.ofMinutes(consultant.heldMinutes());
    Instant last = interval.to().minus(Duration.ofMinutes(consultant.slotMinutes()));
    return Stream.iterate(
        interval.from(), start -> !start.isAfter(last), start -> start.plus(step));
  }

  private Interval interval(LocalDate date, Hours hours) {
    LocalDateTime midnight = date.atStartOfDay();
    return new Interval(
        instant(midnight.plusMinutes(hours.fromMinute()), false),
        instant(midnight.plusMinutes(hours.toMinute()), true));
  }

  /**
   * The time at which the clock shows this. A time that is skipped is the moment of the change; of
   * one that is shown twice, hours begin with the first and end with the second.
   */
  private Instant instant(LocalDateTime shown, boolean second) {
    ZoneOffsetTransition change = consultant.zone().getRules().getTransition(shown);
    if (change == null) {
      return shown.atZone(consultant.zone()).toInstant();
    }
    if (change.isGap()) {
      return change.getInstant();
    }
    return shown.toInstant(second ? change.getOffsetAfter() : change.getOffsetBefore());
  }
}
