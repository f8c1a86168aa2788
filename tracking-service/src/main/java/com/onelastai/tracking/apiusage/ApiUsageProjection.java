package com.onelastai.tracking.apiusage;

import com.onelastai.events.tracking.ApiCalled;
import com.onelastai.events.tracking.TrackingEvent;
import com.onelastai.starter.index.Expires;
import com.onelastai.starter.messaging.Received;
import com.onelastai.starter.projection.CounterCollection;
import com.onelastai.starter.projection.FieldKeys;
import com.onelastai.starter.projection.LatencyHistogram;
import com.onelastai.starter.projection.UpdateBuilder;
import com.onelastai.tracking.projection.RetentionProperties;
import com.onelastai.tracking.projection.TrackingProjection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/**
 * Counts API calls by day, including those of bots, which cost as much as any other.
 *
 * <p>Each endpoint is a key in the day's document. Callers choose the method, so unknown methods
 * share one key, and a day has no more than {@value #MAX_ENDPOINTS} endpoints: whatever an event
 * says, the document stays far below MongoDB's limit of 16 MB.
 */
@Component
class ApiUsageProjection implements TrackingProjection {

  static final int MAX_ENDPOINTS = 200;

  /** The key of unknown methods, and of endpoints beyond the limit. */
  static final String OTHER = "other";

  /** A copy of the keys of {@code endpoints}, read before counting; the counts are too large. */
  private static final String NAMES = "names";

  private static final Set<String> METHODS =
      Arrays.stream(HttpMethod.values()).map(HttpMethod::name).collect(Collectors.toSet());

  private final CounterCollection collection;
  private final RetentionProperties retention;

  ApiUsageProjection(MongoDatabaseFactory mongo, RetentionProperties retention) {
    this.collection = CounterCollection.reading(mongo, UsageDay.COLLECTION, NAMES);
    this.retention = retention;
  }

  @Override
  public void apply(List<Received<TrackingEvent>> batch) {
    Map<String, List<Received<TrackingEvent>>> days = new LinkedHashMap<>();
    for (Received<TrackingEvent> received : batch) {
      if (received.envelope().event() instanceof ApiCalled call) {
        var day = UsageDay.dayOf(received.envelope().time());
        String owner = UsageDay.ownerOf(call.actor());
        if (owner != null) {
          add(days, new UsageDay(owner, day), received);
        }
        add(days, new UsageDay(UsageDay.EVERYONE, day), received);
      }
    }
    collection.count(days, this::count);
  }

  private static void add(
      Map<String, List<Received<TrackingEvent>>> days,
      UsageDay day,
      Received<TrackingEvent> received) {
    days.computeIfAbsent(day.id(), _ -> new ArrayList<>()).add(received);
  }

  private void count(
      String day,
      @Nullable Document current,
      List<Received<TrackingEvent>> calls,
      UpdateBuilder changes) {
    Set<String> names =
        current == null
            ? new HashSet<>()
            : new HashSet<>(current.get(NAMES, new Document()).keySet());
    Instant latest = Instant.EPOCH;
    for (Received<TrackingEvent> received : calls) {
      ApiCalled call = (ApiCalled) received.envelope().event();
      latest = received.envelope().time();
      String name = nameOf(call);
      if (!names.contains(name)) {
        name = names.size() < MAX_ENDPOINTS ? name : OTHER;
        names.add(name);
        changes.set(NAMES + "." + name, true);
      }
      String endpoint = "endpoints." + name + ".";
      changes
          .increment(endpoint + "bytes", call.requestBytes() + call.responseBytes())
          .increment(endpoint + "h." + LatencyHistogram.bucketOf(call.durationMs()), 1);
      if (call.statusCode() >= 400) {
        changes.increment(endpoint + "errors", 1);
      }
    }
    UsageDay.describeOwner(day, changes);
    changes.setOnInsert(Expires.FIELD, retention.visitUntil(latest));
  }

  private static String nameOf(ApiCalled call) {
    String method = METHODS.contains(call.method()) ? call.method() : OTHER;
    return FieldKeys.encode(method + " " + call.endpoint());
  }
}
