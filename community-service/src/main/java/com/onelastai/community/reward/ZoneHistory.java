package com.onelastai.community.reward;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Which time zone a user had when.
 *
 * @param zones in the order of their revisions
 */
@Document(ZoneHistory.COLLECTION)
record ZoneHistory(@Id String userId, List<Change> zones) {

  static final String COLLECTION = "rewardzones";

  /**
   * @param revision of the account
   * @param zone null if the user has chosen none, which counts as UTC
   */
  record Change(long revision, Instant from, @Nullable String zone) {

    ZoneId id() {
      try {
        return zone == null ? ZoneOffset.UTC : ZoneId.of(zone);
      } catch (DateTimeException unknown) {
        return ZoneOffset.UTC;
      }
    }
  }

  /** The user's day at this time. Before the first change it is that of the first zone. */
  LocalDate dateAt(Instant time) {
    ZoneId zone = zones.isEmpty() ? ZoneOffset.UTC : zones.getFirst().id();
    for (Change change : zones) {
      if (!change.from().isAfter(time)) {
        zone = change.id();
      }
    }
    return LocalDate.ofInstant(time, zone);
  }

  /** The days that a journey east, over the date line or past midnight, took hours from. */
  Set<LocalDate> shortened() {
    Set<LocalDate> days = new HashSet<>();
    for (int i = 1; i < zones.size(); i++) {
      Instant time = zones.get(i).from();
      LocalDate before = LocalDate.ofInstant(time, zones.get(i - 1).id());
      LocalDate after = LocalDate.ofInstant(time, zones.get(i).id());
      if (after.isAfter(before)) {
        before.datesUntil(after.plusDays(1)).forEach(days::add);
      }
    }
    return days;
  }
}
