package com.onelastai.support.ticket.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessHoursTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final String DAY = "09:00-17:00";

  /** Monday to Friday, but Thursday in two parts. 2026-12-25 is a Friday. */
  private static final BusinessHours OFFICE =
      new BusinessHours(
          BERLIN,
          Map.of(
              DayOfWeek.MONDAY, DAY,
              DayOfWeek.TUESDAY, DAY,
              DayOfWeek.WEDNESDAY, DAY,
              DayOfWeek.THURSDAY, "09:00-12:00, 13:00-18:00",
              DayOfWeek.FRIDAY, DAY,
              DayOfWeek.SATURDAY, ""),
          Set.of(LocalDate.parse("2026-12-25")));

  private static final BusinessHours ALWAYS =
      new BusinessHours(
          BERLIN,
          Map.of(
              DayOfWeek.MONDAY, "00:00-24:00",
              DayOfWeek.TUESDAY, "00:00-24:00",
              DayOfWeek.WEDNESDAY, "00:00-24:00",
              DayOfWeek.THURSDAY, "00:00-24:00",
              DayOfWeek.FRIDAY, "00:00-24:00",
              DayOfWeek.SATURDAY, "00:00-24:00",
              DayOfWeek.SUNDAY, "00:00-24:00"),
          Set.of());

  @ParameterizedTest
  @CsvSource({
    // Within a day, and to its very end.
    "2026-06-01T10:00, PT2H, 2026-06-01T12:00",
    "2026-06-01T09:00, PT8H, 2026-06-01T17:00",
    // Before opening and after closing.
    "2026-06-01T03:00, PT1H, 2026-06-01T10:00",
    "2026-06-01T20:00, PT1H, 2026-06-02T10:00",
    // Overnight, through the lunch break, over the weekend.
    "2026-06-01T16:00, PT2H, 2026-06-02T10:00",
    "2026-06-04T11:30, PT1H, 2026-06-04T13:30",
    "2026-06-05T16:00, PT2H, 2026-06-08T10:00",
    "2026-06-06T12:00, PT8H, 2026-06-08T17:00",
    "2026-06-01T09:00, PT40H, 2026-06-05T17:00",
    // Over Christmas and the weekend after it.
    "2026-12-24T17:00, PT2H, 2026-12-28T10:00",
    // Over the weekends on which the clocks change.
    "2026-03-27T16:00, PT2H, 2026-03-30T10:00",
    "2026-10-23T16:00, PT2H, 2026-10-26T10:00"
  })
  void timeIsCountedWhileTheOfficeIsOpen(String start, Duration duration, String end) {
    assertThat(OFFICE.plus(at(start), duration)).isEqualTo(at(end));
    assertThat(OFFICE.between(at(start), at(end))).isEqualTo(duration);
  }

  @Test
  void dayOnWhichTheClocksChangeHasWhatReallyPasses() {
    assertThat(ALWAYS.between(at("2026-03-29T00:00"), at("2026-03-30T00:00"))).hasHours(23);
    assertThat(ALWAYS.between(at("2026-10-25T00:00"), at("2026-10-26T00:00"))).hasHours(25);
    assertThat(ALWAYS.plus(at("2026-03-29T01:30"), Duration.ofHours(1)))
        .isEqualTo(at("2026-03-29T03:30"));
    assertThat(ALWAYS.plus(at("2026-10-25T00:00"), Duration.ofHours(4)))
        .isEqualTo(at("2026-10-25T03:00"));
  }

  @Test
  void openingThatTheClocksSkipIsOver() {
    BusinessHours night =
        new BusinessHours(BERLIN, Map.of(DayOfWeek.SUNDAY, "02:00-03:00, 04:00-05:00"), Set.of());

    assertThat(night.between(at("2026-03-29T00:00"), at("2026-03-30T00:00"))).hasHours(1);
    assertThat(night.plus(at("2026-03-29T00:00"), Duration.ofMinutes(30)))
        .isEqualTo(at("2026-03-29T04:30"));
  }

  @Test
  void nothingPassesOutsideOfTheHours() {
    assertThat(OFFICE.between(at("2026-06-06T00:00"), at("2026-06-08T09:00"))).isZero();
    assertThat(OFFICE.between(at("2026-12-25T00:00"), at("2026-12-25T23:00"))).isZero();
    assertThat(OFFICE.between(at("2026-06-01T12:00"), at("2026-06-01T10:00"))).isZero();
  }

  @Test
  void whatIsAddedIsWhatPasses() {
    Random random = new Random(5);
    for (int i = 0; i < 2_000; i++) {
      Instant start = at("2026-01-01T00:00").plusSeconds(random.nextInt(400 * 86_400));
      Duration duration = Duration.ofSeconds(1 + random.nextInt(100 * 3_600));

      Instant end = OFFICE.plus(start, duration);

      assertThat(OFFICE.between(start, end)).as("%s %s", start, duration).isEqualTo(duration);
    }
  }

  @Test
  void hoursThatNeverOpenAreRefused() {
    assertThatThrownBy(() -> new BusinessHours(BERLIN, Map.of(), Set.of()))
        .hasMessageContaining("no business hours");
    assertThatThrownBy(
            () -> new BusinessHours(BERLIN, Map.of(DayOfWeek.MONDAY, "17:00-09:00"), Set.of()))
        .hasMessageContaining("17:00-09:00");
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
  }
}
