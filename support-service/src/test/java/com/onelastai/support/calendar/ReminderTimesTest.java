package com.onelastai.support.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReminderTimesTest {

  private static final Instant START = Instant.parse("2027-03-28T10:00:00Z");

  @Test
  void remindersAreADayAndAnHourBefore() {
    Instant first = ReminderTimes.next(START, START.minusSeconds(200_000));

    assertThat(first).isEqualTo("2027-03-27T10:00:00Z");
    assertThat(ReminderTimes.next(START, Instant.parse("2027-03-27T10:00:00Z")))
        .isEqualTo("2027-03-28T09:00:00Z");
    assertThat(ReminderTimes.next(START, Instant.parse("2027-03-28T09:00:00Z"))).isNull();
    assertThat(ReminderTimes.next(START, START.plusSeconds(1))).isNull();
  }
}
