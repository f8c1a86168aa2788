package com.onelastai.support.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlotGridTest {

  /** Berlin's clock skips 02:00 to 03:00 on 28 March 2027, and shows it twice on 31 October. */
  @ParameterizedTest
  @CsvSource({
    // The hours around the gap have an hour less, those around the overlap an hour more.
    "Europe/Berlin, 2027-03-28, 01:00, 04:00, '00:00 00:30 01:00 01:30'",
    "Europe/Berlin, 2027-10-31, 02:00, 03:00, '00:00 00:30 01:00 01:30'",
    // What begins or ends in the gap begins or ends with the change.
    "Europe/Berlin, 2027-03-28, 02:30, 04:00, '01:00 01:30'",
    "Europe/Berlin, 2027-03-28, 01:00, 02:30, '00:00 00:30'",
    "Europe/Berlin, 2027-03-28, 02:15, 02:45, ''",
    // New York's clock skips 02:00 to 03:00 on 14 March, and shows 01:00 to 02:00 twice on 7
    // November.
    "America/New_York, 2027-03-14, 01:00, 04:00, '06:00 06:30 07:00 07:30'",
    "America/New_York, 2027-11-07, 01:00, 02:00, '05:00 05:30 06:00 06:30'",
    // An ordinary day, and one that ends at midnight.
    "Europe/Berlin, 2027-03-29, 09:00, 10:30, '07:00 07:30 08:00'",
    "Europe/Berlin, 2027-03-29, 23:00, 24:00, '21:00 21:30'",
    // What is left over is no slot.
    "Europe/Berlin, 2027-03-29, 09:00, 09:55, '07:00'"
  })
  void hoursAreDividedInRealTime(String zone, String day, String from, String to, String expected) {
    Consultant consultant = consultant(zone, 30, 0, everyDay(new Hours(from, to)), List.of());

    List<Instant> starts = startsOf(consultant, day);

    assertThat(starts)
        .containsExactlyElementsOf(
            Arrays.stream(expected.split(" "))
                .filter(time -> !time.isEmpty())
                .map(time -> Instant.parse(day + "T" + time + ":00Z"))
                .toList());
    assertThat(starts).allMatch(new SlotGrid(consultant)::has);
  }

  @Test
  void bufferSeparatesSlotsButDoesNotHaveToFitAtTheEnd() {
    Consultant consultant =
        consultant("UTC", 45, 15, everyDay(new Hours("09:00", "11:45")), List.of());

    assertThat(startsOf(consultant, "2027-03-29"))
        .extracting(start -> start.toString().substring(11, 16))
        .containsExactly("09:00", "10:00", "11:00");
  }

  @Test
  void overlappingHoursMakeNoOverlappingSlots() {
    Consultant consultant =
        consultant(
            "UTC",
            60,
            0,
            everyDay(new Hours("09:00", "12:00")),
            List.of(new SpecialDay("2027-03-29", false, List.of(new Hours("10:30", "13:30")))));

    assertThat(startsOf(consultant, "2027-03-29"))
        .extracting(start -> start.toString().substring(11, 16))
        .containsExactly("09:00", "10:00", "11:00", "12:00");
  }

  @Test
  void closedDayHasOnlyItsOwnHours() {
    List<SpecialDay> special =
        List.of(
            new SpecialDay("2027-03-29", true, List.of()),
            new SpecialDay("2027-03-30", true, List.of(new Hours("20:00", "21:00"))));
    Consultant consultant =
        consultant("UTC", 60, 0, everyDay(new Hours("09:00", "10:00")), special);

    assertThat(startsOf(consultant, "2027-03-29")).isEmpty();
    assertThat(startsOf(consultant, "2027-03-30"))
        .containsExactly(Instant.parse("2027-03-30T20:00:00Z"));
    assertThat(startsOf(consultant, "2027-03-31"))
        .containsExactly(Instant.parse("2027-03-31T09:00:00Z"));
  }

  @Test
  void weeklyHoursAreThoseOfTheDay() {
    Consultant consultant =
        consultant(
            "UTC", 60, 0, List.of(new WeeklyHours(1, new Hours("09:00", "10:00"))), List.of());
    SlotGrid grid = new SlotGrid(consultant);

    assertThat(
            grid.starts(
                Instant.parse("2027-03-01T00:00:00Z"), Instant.parse("2027-03-16T00:00:00Z")))
        .containsExactly(
            Instant.parse("2027-03-01T09:00:00Z"),
            Instant.parse("2027-03-08T09:00:00Z"),
            Instant.parse("2027-03-15T09:00:00Z"));
    assertThat(grid.has(Instant.parse("2027-03-08T09:00:00.001Z"))).isFalse();
    assertThat(grid.has(Instant.parse("2027-03-09T09:00:00Z"))).isFalse();
  }

  private static List<Instant> startsOf(Consultant consultant, String day) {
    LocalDate date = LocalDate.parse(day);
    return new SlotGrid(consultant)
        .starts(
            date.atStartOfDay(consultant.zone()).toInstant(),
            date.plusDays(1).atStartOfDay(consultant.zone()).toInstant());
  }

  private static List<WeeklyHours> everyDay(Hours hours) {
    return IntStream.rangeClosed(1, 7).mapToObj(day -> new WeeklyHours(day, hours)).toList();
  }

  private static Consultant consultant(
      String zone, int slot, int buffer, List<WeeklyHours> weekly, List<SpecialDay> special) {
    return new Consultant("c", "Grace", "Agents", null, zone, weekly, special, slot, buffer, true);
  }
}
