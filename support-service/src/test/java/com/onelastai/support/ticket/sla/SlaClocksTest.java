package com.onelastai.support.ticket.sla;

import static com.onelastai.support.ticket.sla.SlaMark.FIRST_RESPONSE_BREACHED;
import static com.onelastai.support.ticket.sla.SlaMark.FIRST_RESPONSE_WARNED;
import static com.onelastai.support.ticket.sla.SlaMark.RESOLUTION_BREACHED;
import static com.onelastai.support.ticket.sla.SlaMark.RESOLUTION_WARNED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SlaClocksTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Priority HIGH = Priority.HIGH;

  /** Answer within 4 hours, resolve within 16; twice that if it is low. */
  private final SlaClocks clocks = new SlaClocks(settings());

  private final Sla opened = clocks.opened(HIGH, at("2026-06-01T10:00"));

  @Test
  void bothClocksRunFromTheStart() {
    assertThat(opened.firstResponseDueAt()).isEqualTo(at("2026-06-01T14:00"));
    assertThat(opened.resolutionDueAt()).isEqualTo(at("2026-06-03T10:00"));
    assertThat(opened.nextCheckAt()).isEqualTo(at("2026-06-01T13:00"));
  }

  @Test
  void warningComesOnceBeforeTheBreach() {
    assertThat(marks(opened, "2026-06-01T12:59")).isEmpty();

    Sla warned = marked(opened, "2026-06-01T13:00");
    assertThat(warned.marks()).containsExactly(FIRST_RESPONSE_WARNED);
    assertThat(warned.breached()).isFalse();
    assertThat(warned.nextCheckAt()).isEqualTo(at("2026-06-01T14:00"));
    assertThat(marks(warned, "2026-06-01T13:30")).containsExactly(FIRST_RESPONSE_WARNED);

    Sla late = marked(warned, "2026-06-01T14:00");
    assertThat(late.marks()).containsExactly(FIRST_RESPONSE_WARNED, FIRST_RESPONSE_BREACHED);
    assertThat(late.breached()).isTrue();
    assertThat(late.nextCheckAt()).isEqualTo(at("2026-06-02T14:00"));
  }

  @Test
  void breachThatNobodyWasWarnedOfIsStillOne() {
    assertThat(marks(opened, "2026-06-09T10:00"))
        .containsExactly(FIRST_RESPONSE_BREACHED, RESOLUTION_BREACHED);
    assertThat(marked(opened, "2026-06-09T10:00").nextCheckAt()).isNull();
  }

  @Test
  void clockOfTheResolutionWaitsForTheUser() {
    Sla waiting = clocks.answered(opened, HIGH, at("2026-06-01T12:00"));
    assertThat(waiting.firstResponseDueAt()).isNull();
    assertThat(waiting.resolutionDueAt()).isNull();
    assertThat(waiting.nextCheckAt()).isNull();
    assertThat(marks(waiting, "2026-07-01T12:00")).isEmpty();

    // After nine business hours.
    Sla resumed = clocks.resumed(waiting, HIGH, at("2026-06-02T13:00"));
    assertThat(resumed.resolutionDueAt()).isEqualTo(at("2026-06-04T11:00"));
  }

  @Test
  void weekendInWhichTheUserIsToAnswerCostsNothing() {
    Sla waiting = clocks.answered(opened, HIGH, at("2026-06-05T17:00"));

    Sla resumed = clocks.resumed(waiting, HIGH, at("2026-06-08T09:00"));

    assertThat(resumed.resolutionDueAt()).isEqualTo(opened.resolutionDueAt());
  }

  @Test
  void answersInARowAreOnePause() {
    Sla once = clocks.answered(opened, HIGH, at("2026-06-01T12:00"));
    Sla twice = clocks.answered(once, HIGH, at("2026-06-01T15:00"));

    assertThat(twice).isEqualTo(once);
  }

  @Test
  void clocksStopWhenItIsResolvedAndStartAnewWhenItIsNot() {
    Sla late = marked(opened, "2026-06-01T15:00");
    Sla resolved = clocks.stopped(late, HIGH, at("2026-06-01T16:00"));
    assertThat(resolved.nextCheckAt()).isNull();
    assertThat(marks(resolved, "2026-07-01T10:00")).containsExactly(FIRST_RESPONSE_BREACHED);

    Sla answered = clocks.answered(opened, HIGH, at("2026-06-01T12:00"));
    Sla stopped = clocks.stopped(answered, HIGH, at("2026-06-01T12:00"));
    Sla again = clocks.reopened(stopped, HIGH, at("2026-06-08T09:00"));
    assertThat(again.firstResponseDueAt()).isNull();
    assertThat(again.resolutionDueAt()).isEqualTo(at("2026-06-09T17:00"));
  }

  @Test
  void anotherPriorityCountsFromTheSameStart() {
    Sla lower = clocks.prioritized(opened, Priority.LOW, at("2026-06-01T11:00"));
    assertThat(lower.firstResponseDueAt()).isEqualTo(at("2026-06-02T10:00"));

    Sla late = marked(opened, "2026-06-01T15:00");
    Sla inTime = clocks.prioritized(late, Priority.LOW, at("2026-06-01T15:00"));
    assertThat(inTime.breached()).isFalse();
    assertThat(inTime.marks()).isEmpty();

    Sla lateAgain = clocks.prioritized(inTime, HIGH, at("2026-06-01T15:00"));
    assertThat(marks(lateAgain, "2026-06-01T15:00")).containsExactly(FIRST_RESPONSE_BREACHED);
  }

  @Test
  void pauseOfAnotherPriorityStillCounts() {
    Sla waiting = clocks.answered(opened, HIGH, at("2026-06-01T12:00"));
    Sla lower = clocks.prioritized(waiting, Priority.LOW, at("2026-06-01T13:00"));
    Sla resumed = clocks.resumed(lower, Priority.LOW, at("2026-06-01T14:00"));

    assertThat(resumed.resolutionDueAt()).isEqualTo(at("2026-06-05T12:00"));
    assertThat(clocks.marked(resumed, Priority.LOW, at("2026-06-04T11:59")).marks()).isEmpty();
    assertThat(clocks.marked(resumed, Priority.LOW, at("2026-06-04T12:00")).marks())
        .containsExactly(RESOLUTION_WARNED);
  }

  private Sla marked(Sla sla, String at) {
    return clocks.marked(sla, HIGH, at(at));
  }

  private List<SlaMark> marks(Sla sla, String at) {
    return clocks.marked(sla, HIGH, at(at)).marks();
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
  }

  private static SlaProperties settings() {
    Map<DayOfWeek, String> week = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      week.put(day, day.getValue() < 6 ? "09:00-17:00" : "");
    }
    Map<Priority, Duration> response = new EnumMap<>(Priority.class);
    Map<Priority, Duration> resolution = new EnumMap<>(Priority.class);
    for (Priority priority : Priority.values()) {
      int times = priority == Priority.LOW ? 2 : 1;
      response.put(priority, Duration.ofHours(4L * times));
      resolution.put(priority, Duration.ofHours(16L * times));
    }
    return new SlaProperties(BERLIN, week, List.of(), response, resolution, 0.75);
  }
}
