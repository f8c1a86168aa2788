package com.onelastai.community.reward;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.community.reward.RewardAccount.Freeze;
import com.onelastai.community.reward.ZoneHistory.Change;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreakTest {

  private final List<Change> zones = new ArrayList<>();
  private final List<Instant> moments = new ArrayList<>();
  private final List<Freeze> freezes = new ArrayList<>();

  /** The night of the change has 23 or 25 hours; people are active late and early. */
  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, 2026-03-28",
    "Europe/Berlin, 2026-10-24",
    "America/New_York, 2026-03-07",
    "America/New_York, 2026-10-31",
    "Africa/Cairo, 2026-04-23",
    "Africa/Cairo, 2026-10-29",
    "Australia/Lord_Howe, 2026-04-04"
  })
  void changeOfTheClockNeitherEndsNorLengthensAStreak(String zone, LocalDate first) {
    ZoneId id = ZoneId.of(zone);
    moved("2026-01-01T00:00:00Z", zone);
    for (int day = 0; day < 3; day++) {
      active(first.plusDays(day).atTime(day % 2 == 0 ? 23 : 1, 50).atZone(id).toInstant());
    }
    assertThat(streak(first.plusDays(2).atTime(23, 55).atZone(id).toInstant()))
        .isEqualTo(new Streak(3, 3, true, 0));
  }

  @Test
  void journeyWestOverTheDateLineKeepsTheStreakAndCountsTheRepeatedDayOnce() {
    ZoneId auckland = ZoneId.of("Pacific/Auckland");
    ZoneId honolulu = ZoneId.of("Pacific/Honolulu");
    moved("2026-01-01T00:00:00Z", auckland.getId());
    active(at("2026-05-09T20:00", auckland));
    active(at("2026-05-10T20:00", auckland));
    active(at("2026-05-11T09:00", auckland));
    Instant landing = at("2026-05-10T20:00", honolulu);
    moved(landing.toString(), honolulu.getId());
    assertThat(streak(landing)).isEqualTo(new Streak(3, 3, true, 0));
    active(landing);
    assertThat(streak(landing)).isEqualTo(new Streak(3, 3, true, 0));
    active(at("2026-05-11T10:00", honolulu));
    assertThat(streak(at("2026-05-11T11:00", honolulu))).isEqualTo(new Streak(3, 3, true, 0));
    active(at("2026-05-12T10:00", honolulu));
    assertThat(streak(at("2026-05-13T11:00", honolulu))).isEqualTo(new Streak(4, 4, false, 0));
    assertThat(streak(at("2026-05-14T11:00", honolulu))).isEqualTo(new Streak(0, 4, false, 0));
  }

  @Test
  void journeyEastOverTheDateLineCostsNoDay() {
    ZoneId honolulu = ZoneId.of("Pacific/Honolulu");
    ZoneId auckland = ZoneId.of("Pacific/Auckland");
    moved("2026-01-01T00:00:00Z", honolulu.getId());
    active(at("2026-05-09T20:00", honolulu));
    active(at("2026-05-10T20:00", honolulu));
    moved(at("2026-05-10T22:00", honolulu).toString(), auckland.getId());
    active(at("2026-05-12T09:00", auckland));
    assertThat(streak(at("2026-05-12T10:00", auckland))).isEqualTo(new Streak(3, 3, true, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Pacific/Kiritimati", "Asia/Kathmandu", "Pacific/Pago_Pago", "UTC"})
  void momentIsOnOneDayWhateverZonesCome(String later) {
    moved("2026-01-01T00:00:00Z", "Europe/Berlin");
    active(Instant.parse("2026-05-10T22:30:00Z"));
    moved("2026-05-10T23:00:00Z", later);
    assertThat(streak(Instant.parse("2026-05-10T23:10:00Z")).longest()).isEqualTo(1);
  }

  @Test
  void freezeCoversOneMissedDayAndIsUsedUp() {
    utcDays("2026-05-01", "2026-05-02", "2026-05-04", "2026-05-05");
    bought("2026-05-02");
    assertThat(streak(Instant.parse("2026-05-05T12:00:00Z"))).isEqualTo(new Streak(4, 4, true, 0));
    utcDays("2026-05-07");
    assertThat(streak(Instant.parse("2026-05-07T12:00:00Z"))).isEqualTo(new Streak(1, 4, true, 0));
  }

  @Test
  void twoFreezesCoverTwoDaysInARow() {
    utcDays("2026-05-01", "2026-05-04");
    bought("2026-05-01", "2026-05-01");
    assertThat(streak(Instant.parse("2026-05-04T12:00:00Z"))).isEqualTo(new Streak(2, 2, true, 0));
  }

  @Test
  void freezeDoesNotCoverADayBeforeItWasBought() {
    utcDays("2026-05-01", "2026-05-03");
    bought("2026-05-03");
    assertThat(streak(Instant.parse("2026-05-03T12:00:00Z"))).isEqualTo(new Streak(1, 1, true, 1));
  }

  @Test
  void todayIsMissedOnlyOnceItIsOver() {
    utcDays("2026-05-01", "2026-05-02");
    bought("2026-05-01");
    assertThat(streak(Instant.parse("2026-05-03T23:59:00Z"))).isEqualTo(new Streak(2, 2, false, 1));
    assertThat(streak(Instant.parse("2026-05-04T00:01:00Z"))).isEqualTo(new Streak(2, 2, false, 0));
    assertThat(streak(Instant.parse("2026-05-05T00:01:00Z"))).isEqualTo(new Streak(0, 2, false, 0));
  }

  @Test
  void lateEventGivesTheFreezeBack() {
    utcDays("2026-05-01", "2026-05-03");
    bought("2026-05-01");
    Instant now = Instant.parse("2026-05-03T12:00:00Z");
    assertThat(streak(now)).isEqualTo(new Streak(2, 2, true, 0));
    utcDays("2026-05-02");
    assertThat(streak(now)).isEqualTo(new Streak(3, 3, true, 1));
  }

  @Test
  void runAroundADayJoinsBothSides() {
    var days =
        Stream.of("2026-05-01", "2026-05-02", "2026-05-03", "2026-05-05")
            .map(LocalDate::parse)
            .collect(Collectors.toSet());
    assertThat(Streak.around(LocalDate.parse("2026-05-02"), days)).isEqualTo(3);
  }

  private void moved(String from, String zone) {
    zones.add(new Change(zones.size() + 1, Instant.parse(from), zone));
  }

  private void active(Instant moment) {
    moments.add(moment);
  }

  private void utcDays(String... days) {
    Arrays.stream(days).forEach(day -> active(Instant.parse(day + "T10:00:00Z")));
  }

  private void bought(String... days) {
    for (String day : days) {
      freezes.add(new Freeze("f-" + freezes.size(), Instant.parse(day + "T11:00:00Z")));
    }
  }

  private static Instant at(String local, ZoneId zone) {
    return LocalDateTime.parse(local).atZone(zone).toInstant();
  }

  /** As it is stored: by quarters of an hour. */
  private Streak streak(Instant now) {
    ZoneHistory history = new ZoneHistory("ada", zones);
    var days =
        moments.stream()
            .map(moment -> {
              String day = moment.toString().substring(0, 10);
              List<Integer> quarter = List.of(RewardDay.quarter(moment));
              return new RewardDay("ada/" + day, "ada", day, null, quarter);
            })
            .flatMap(RewardDay::moments)
            .map(history::dateAt)
            .collect(Collectors.toCollection(TreeSet::new));
    return Streak.of(days, history, freezes, history.dateAt(now));
  }
}
