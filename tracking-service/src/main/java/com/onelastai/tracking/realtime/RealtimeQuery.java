package com.onelastai.tracking.realtime;

import static java.util.Comparator.comparingLong;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.onelastai.starter.projection.FieldKeys;
import com.onelastai.tracking.realtime.RealtimeQuery.RealtimeSnapshot.Count;
import com.onelastai.tracking.session.Session;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;

/** Reads a snapshot from the counts of the last minutes and the active sessions. */
@Component
class RealtimeQuery {

  private static final int WINDOW_MINUTES = 5;
  private static final int TOP = 10;

  private final MongoDatabaseFactory mongo;
  private final Clock clock;

  RealtimeQuery(MongoDatabaseFactory mongo, Clock clock) {
    this.mongo = mongo;
    this.clock = clock;
  }

  RealtimeSnapshot snapshot() {
    Instant now = clock.instant();
    Map<Date, Document> minutes = minutes(now);
    Document active = active(now);
    return new RealtimeSnapshot(
        number(active, "visitors"),
        number(active, "sessions"),
        lastMinute(minutes, now, "pageViews"),
        lastMinute(minutes, now, "apiCalls"),
        top(minutes, "pages"),
        top(minutes, "agents"),
        top(minutes, "tools"),
        top(minutes, "referrers"),
        now);
  }

  private Map<Date, Document> minutes(Instant now) {
    Instant current = now.truncatedTo(ChronoUnit.MINUTES);
    // Pages may be a minute ahead of this clock.
    List<Date> ids =
        Stream.iterate(1, i -> i > -WINDOW_MINUTES, i -> i - 1)
            .map(i -> Date.from(current.plus(i, ChronoUnit.MINUTES)))
            .toList();
    Map<Date, Document> minutes = new HashMap<>();
    database()
        .getCollection(RealtimeProjection.COLLECTION)
        .find(Filters.in("_id", ids))
        .forEach(minute -> minutes.put(minute.getDate("_id"), minute));
    return minutes;
  }

  private @Nullable Document active(Instant now) {
    Date since = Date.from(now.minus(Duration.ofMinutes(WINDOW_MINUTES)));
    return database()
        .getCollection(Session.COLLECTION)
        .aggregate(
            List.of(
                Aggregates.match(
                    Filters.and(
                        Filters.eq("endTime", null),
                        Filters.gte("lastActivity", since),
                        Filters.ne("bot", true))),
                Aggregates.group("$visitorId", Accumulators.sum("sessions", 1)),
                Aggregates.group(
                    null,
                    Accumulators.sum("visitors", 1),
                    Accumulators.sum("sessions", "$sessions"))))
        .first();
  }

  /** This minute so far, and the share of the minute before that is less than 60 seconds ago. */
  private static long lastMinute(Map<Date, Document> minutes, Instant now, String field) {
    Instant current = now.truncatedTo(ChronoUnit.MINUTES);
    double passed = Duration.between(current, now).toMillis() / 60_000.0;
    Document before = minutes.get(Date.from(current.minus(1, ChronoUnit.MINUTES)));
    return number(minutes.get(Date.from(current)), field)
        + Math.round(number(before, field) * (1 - passed));
  }

  private static List<Count> top(Map<Date, Document> minutes, String list) {
    Map<String, Long> sums = new HashMap<>();
    for (Document minute : minutes.values()) {
      minute
          .get(list, new Document())
          .forEach((key, count) ->
              sums.merge(FieldKeys.decode(key), ((Number) count).longValue(), Long::sum));
    }
    return sums.entrySet().stream()
        .map(sum -> new Count(sum.getKey(), sum.getValue()))
        .sorted(comparingLong(Count::count).reversed().thenComparing(Count::name))
        .limit(TOP)
        .toList();
  }

  private static long number(@Nullable Document document, String field) {
    return document != null && document.get(field) instanceof Number number
        ? number.longValue()
        : 0;
  }

  private MongoDatabase database() {
    return mongo.getMongoDatabase();
  }

  /** The current activity, without bots. */
  record RealtimeSnapshot(
      @Schema(description = "Active within the last 5 minutes", example = "12") long activeVisitors,
      @Schema(example = "13") long activeSessions,
      @Schema(description = "In the last 60 seconds, about", example = "40")
          long pageViewsPerMinute,
      @Schema(description = "In the last 60 seconds, about", example = "85") long apiCallsPerMinute,
      @Schema(description = "The last 5 minutes, as all lists here") List<Count> topPages,
      List<Count> topAgents,
      List<Count> topTools,
      List<Count> topReferrers,
      Instant at) {

    @Schema(name = "RealtimeCount")
    record Count(
        @Schema(example = "/agents/einstein") String name, @Schema(example = "9") long count) {}
  }
}
