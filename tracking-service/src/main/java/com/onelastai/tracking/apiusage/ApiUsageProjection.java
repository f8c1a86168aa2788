package com.onelastai.tracking.apiusage;

import com.onelastai.events.tracking.ApiCalled;
import com.onelastai.events.tracking.TrackingEvent;
import com.onelastai.starter.index.Expires;
import com.onelastai.starter.messaging.EventBatchReader.Received;
import com.onelastai.starter.projection.Changes;
import com.onelastai.starter.projection.CounterCollection;
import com.onelastai.starter.projection.FieldKeys;
import com.onelastai.starter.projection.LatencyHistogram;
import com.onelastai.tracking.projection.TrackingProjection;
import com.onelastai.tracking.retention.RetentionProperties;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;

/**
 * Counts API calls by day. Those of bots too: a call is a call to whoever pays for the machines.
 */
@Component
class ApiUsageProjection implements TrackingProjection {

  private final CounterCollection collection;
  private final RetentionProperties retention;

  ApiUsageProjection(MongoDatabaseFactory mongo, RetentionProperties retention) {
    this.collection = CounterCollection.blind(mongo, UsageDay.COLLECTION);
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
    collection.count(days, (id, current, calls, changes) -> count(id, calls, changes));
  }

  private static void add(
      Map<String, List<Received<TrackingEvent>>> days,
      UsageDay day,
      Received<TrackingEvent> received) {
    days.computeIfAbsent(day.id(), _ -> new ArrayList<>()).add(received);
  }

  private void count(String day, List<Received<TrackingEvent>> calls, Changes changes) {
    Instant latest = Instant.EPOCH;
    for (Received<TrackingEvent> received : calls) {
      ApiCalled call = (ApiCalled) received.envelope().event();
      latest = received.envelope().time();
      String endpoint =
          "endpoints." + FieldKeys.encode(call.method() + " " + call.endpoint()) + ".";
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
}
