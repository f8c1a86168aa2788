package com.onelastai.support.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # Vienna is at +01:00 in winter and at +02:00 in summer.
          22:00 | 07:00 | 2026-01-10T20:59:59Z | 2026-01-10T20:59:59Z
          22:00 | 07:00 | 2026-01-10T21:00:00Z | 2026-01-11T06:00:00Z
          22:00 | 07:00 | 2026-01-10T23:30:00Z | 2026-01-11T06:00:00Z
          22:00 | 07:00 | 2026-01-11T05:59:59Z | 2026-01-11T06:00:00Z
          22:00 | 07:00 | 2026-01-11T06:00:00Z | 2026-01-11T06:00:00Z
          12:00 | 14:00 | 2026-01-10T11:30:00Z | 2026-01-10T13:00:00Z
          12:00 | 14:00 | 2026-01-10T13:00:00Z | 2026-01-10T13:00:00Z
          12:00 | 14:00 | 2026-01-10T10:59:00Z | 2026-01-10T10:59:00Z
          # The clocks go forward on 29 March at 02:00: the night is an hour shorter.
          22:00 | 07:00 | 2026-03-28T22:00:00Z | 2026-03-29T05:00:00Z
          # An end that does not exist that night is the moment after the gap, and already over then.
          22:00 | 02:30 | 2026-03-28T23:00:00Z | 2026-03-29T01:30:00Z
          # The clocks go back on 25 October at 03:00: the night is an hour longer.
          22:00 | 07:00 | 2026-10-24T21:00:00Z | 2026-10-25T06:00:00Z
          # An hour that comes twice is quiet twice.
          22:00 | 02:30 | 2026-10-25T00:15:00Z | 2026-10-25T00:30:00Z
          22:00 | 02:30 | 2026-10-25T01:15:00Z | 2026-10-25T01:30:00Z
          22:00 | 07:00 | 2026-10-25T00:30:00Z | 2026-10-25T06:00:00Z
          22:00 | 07:00 | 2026-10-25T01:30:00Z | 2026-10-25T06:00:00Z
          """)
  void userIsDisturbedAfterTheQuietHours(String from, String to, Instant now, Instant awake) {
    assertThat(new QuietHours(from, to).firstAfter(now, ZoneId.of("Europe/Vienna")))
        .isEqualTo(awake);
  }

  /** Whatever the clocks do, the wait ends, and nobody is disturbed in it. */
  @ParameterizedTest
  @CsvSource({"01:30, 02:30", "02:30, 02:45", "22:00, 02:30", "02:10, 22:00", "00:00, 23:59"})
  void endIsNeverQuietAndNeverFar(String from, String to) {
    QuietHours hours = new QuietHours(from, to);
    ZoneId vienna = ZoneId.of("Europe/Vienna");
    for (String day : new String[] {"2026-03-28T18:00:00Z", "2026-10-24T18:00:00Z"}) {
      for (int minute = 0; minute < 24 * 60; minute += 5) {
        Instant now = Instant.parse(day).plusSeconds(60L * minute);
        Instant awake = hours.firstAfter(now, vienna);
        assertThat(awake).isBetween(now, now.plusSeconds(25 * 60 * 60));
        assertThat(hours.firstAfter(awake, vienna)).isEqualTo(awake);
      }
    }
  }
}
