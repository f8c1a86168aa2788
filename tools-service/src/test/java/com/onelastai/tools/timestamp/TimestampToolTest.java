package com.onelastai.tools.timestamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.tools.timestamp.TimestampInput.Unit;
import com.onelastai.tools.timestamp.TimestampResult.Moment;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampToolTest {

  private final TimestampTool tool =
      new TimestampTool(Clock.fixed(Instant.parse("2026-03-04T05:06:07Z"), ZoneOffset.UTC));

  @ParameterizedTest
  @CsvSource({
    "now, 2026-03-04T05:06:07Z",
    "0, 1970-01-01T00:00:00Z",
    "-1, 1969-12-31T23:59:59Z",
    "1767225600, 2026-01-01T00:00:00Z",
    "1767225600.25, 2026-01-01T00:00:00.250Z",
    "1767225600123, 2026-01-01T00:00:00.123Z",
    "1767225600123456, 2026-01-01T00:00:00.123456Z",
    "1767225600123456789, 2026-01-01T00:00:00.123456789Z",
    "2026-01-01T00:00:00+09:00, 2025-12-31T15:00:00Z",
    "2026-01-01t00:00:00z, 2026-01-01T00:00:00Z",
    "2026-01-01T00:00:00-0530, 2026-01-01T05:30:00Z",
    "2026-01-01 12:30, 2026-01-01T12:30:00Z",
    "2026-07-01, 2026-07-01T00:00:00Z",
    "2026-07-01T10:00:00+02:00[Europe/Berlin], 2026-07-01T08:00:00Z",
    "'Thu, 1 Jan 2026 00:00:00 GMT', 2026-01-01T00:00:00Z"
  })
  void everyFormIsRead(String text, String utc) {
    assertThat(one(text, null, null).utc()).isEqualTo(utc);
  }

  @Test
  void timeIsShownInItsZoneAndAllForms() {
    assertThat(one("1767225600", "America/New_York", Unit.SECONDS))
        .isEqualTo(
            new Moment(
                "1767225600",
                "2026-01-01T00:00:00Z",
                "2025-12-31T19:00:00-05:00",
                1_767_225_600L,
                1_767_225_600_000L,
                "Thu, 1 Jan 2026 00:00:00 GMT",
                "2026-W01-3",
                365,
                null,
                null));
  }

  /** At the end of summer time an hour comes twice, at its start one is missing. */
  @ParameterizedTest
  @CsvSource({
    "2026-03-29T02:30, 2026-03-29T03:30:00+02:00",
    "2026-10-25T02:30, 2026-10-25T02:30:00+02:00",
    "2026-10-25T02:30+01:00, 2026-10-25T02:30:00+01:00"
  })
  void changeOfTheClocksIsRespected(String text, String local) {
    assertThat(one(text, "Europe/Berlin", null).local()).isEqualTo(local);
  }

  @Test
  void leapSecondIsNamed() {
    Moment leap = one("2016-12-31T23:59:60Z", null, null);
    assertThat(leap.utc()).isEqualTo("2017-01-01T00:00:00Z");
    assertThat(leap.note()).startsWith("A leap second");
  }

  /** Now is Wednesday, 4 March 2026, 06:06:07 in Berlin. */
  @ParameterizedTest
  @CsvSource({
    "tomorrow at 5pm, 2026-03-05T17:00:00+01:00",
    "Tomorrow At Noon, 2026-03-05T12:00:00+01:00",
    "in 2 weeks, 2026-03-18T06:06:07+01:00",
    "in an hour, 2026-03-04T07:06:07+01:00",
    "3 days ago, 2026-03-01T06:06:07+01:00",
    "last friday 18:00, 2026-02-27T18:00:00+01:00",
    "first monday of may 2026 at 10:30, 2026-05-04T10:30:00+02:00",
    "march 31 2026 8am, 2026-03-31T08:00:00+02:00",
    "tomorrow at noon UTC, 2026-03-05T13:00:00+01:00"
  })
  void wordsAreReadInTheZone(String text, String local) {
    Moment read = one(text, "Europe/Berlin", null);
    assertThat(read.local()).isEqualTo(local);
    assertThat(read.note()).startsWith("Read as words, relative to now");
  }

  @Test
  void timeOfDayThatWordsDoNotNameIsThatOfNow() {
    assertThat(one("yesterday", null, null).note()).endsWith("the time of day of now.");
    assertThat(one("yesterday at 5am", null, null).note()).endsWith("relative to now.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "every friday",
        "monday to friday",
        "tomorrow or friday",
        "tomorrow or so",
        "friday the 45th",
        "30 february 2026",
        "feb 29 2027",
        "may 5 2026 10:00 EST",
        "in 2147483648 weeks",
        "in 99999999999999999999 days",
        "04/05/2026 at noon",
        "in 99999 years",
        "lorem ipsum"
      })
  void wordsThatAreNotOneTimeAreRefused(String text) {
    assertThat(one(text, null, null).utc()).isNull();
  }

  @Test
  void linesThatTheParserOfWordsIsSlowOnAreBounded() {
    String slow = ("1:".repeat(23) + "am\n").repeat(50) + ("friday,".repeat(20) + "\n").repeat(50);
    assertTimeout(Duration.ofSeconds(5), () -> one(slow, null, null));
  }

  @Test
  void linesAreReadByThemselves() {
    TimestampResult result = tool.run(new TimestampInput("0\n\n x \n1", null, null, null));
    assertThat(result.times()).extracting("input").containsExactly("0", "x", "1");
    assertThat(result.times().get(1).utc()).isNull();
    assertThat(result.times().get(1).note()).startsWith("Not a time");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "2026-13-01",
        "2026-02-30",
        "2026-01-01T25:00",
        "99999999999999999999",
        "1e9",
        "--1",
        "2026-01-01T00:00:00[Nowhere/Land]",
        "2026-01-01T00:00:60[x"
      })
  void whatIsNoTimeIsSaidToBeNone(String text) {
    assertThat(one(text, null, null).utc()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "zone, Nowhere/Land, HH",
    "pattern, UTC, b",
    "pattern, UTC, ''''",
    "zone, '../etc', HH"
  })
  void wrongSettingIsNamed(String field, String zone, String pattern) {
    assertThatThrownBy(() -> tool.run(new TimestampInput("0", zone, null, pattern)))
        .isInstanceOf(ApiException.class)
        .hasMessageStartingWith(field);
  }

  @Test
  void tooManyLinesAreRefused() {
    assertThatThrownBy(() -> one("0\n".repeat(101), null, null)).isInstanceOf(ApiException.class);
  }

  @Test
  void patternOfOnesOwnIsUsed() {
    assertThat(
            tool.run(new TimestampInput("0", null, null, "EEE d MMM uuuu"))
                .times()
                .getFirst()
                .custom())
        .isEqualTo("Thu 1 Jan 1970");
  }

  private Moment one(String text, @Nullable String zone, @Nullable Unit unit) {
    return tool.run(new TimestampInput(text, zone, unit, null)).times().getFirst();
  }
}
