package com.onelastai.community.reward;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What a user did on a day.
 *
 * @param id {@code <userId>/<day>}
 * @param day in UTC, such as {@code 2026-03-01}
 * @param counted the keys of the events that count, by kind; as many as the rule allows
 * @param quarters the quarters of an hour in which the user was active, from 0 to 95. Offsets of
 *     time zones are multiples of a quarter of an hour, so each is on one local day.
 */
@Document(RewardDay.COLLECTION)
@CompoundIndex(name = "ofUser", def = "{'userId': 1, 'day': 1}")
record RewardDay(
    @Id String id,
    String userId,
    String day,
    @Nullable Map<String, List<String>> counted,
    @Nullable List<Integer> quarters) {

  static final String COLLECTION = "rewarddays";

  private static final int QUARTER_MINUTES = 15;

  static String id(String userId, LocalDate day) {
    return userId + "/" + day;
  }

  static int quarter(Instant time) {
    return time.atZone(ZoneOffset.UTC).toLocalTime().toSecondOfDay() / (QUARTER_MINUTES * 60);
  }

  LocalDate date() {
    return LocalDate.parse(day);
  }

  /** How many events of each kind count. */
  Map<String, Integer> counts() {
    Map<String, Integer> counts = new HashMap<>();
    if (counted != null) {
      counted.forEach((kind, keys) -> counts.put(kind, keys.size()));
    }
    return counts;
  }

  /** The moments at which the user was active. */
  Stream<Instant> moments() {
    Instant start = date().atStartOfDay(ZoneOffset.UTC).toInstant();
    return (quarters == null ? List.<Integer>of() : quarters)
        .stream().map(quarter -> start.plusSeconds(60L * QUARTER_MINUTES * quarter));
  }
}
