package com.onelastai.tracking.apiusage;

import com.onelastai.events.tracking.Actor;
import com.onelastai.events.tracking.ApiCalled;
import com.onelastai.events.tracking.TrackingEvent;
import com.onelastai.starter.index.Expires;
import com.onelastai.starter.messaging.Received;
import com.onelastai.starter.projection.RecordCollection;
import com.onelastai.starter.projection.RecordPosition;
import com.onelastai.starter.projection.RecordWrite;
import com.onelastai.starter.projection.UpdateBuilder;
import com.onelastai.tracking.device.Devices;
import com.onelastai.tracking.projection.RetentionProperties;
import com.onelastai.tracking.projection.TrackingRecords;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;

/**
 * Stores API calls except those of accepted reports, which have records of their own. They are only
 * counted, and twice if the gateway publishes one again after a failure of the broker.
 */
@Component
class ApiUsageRecords implements TrackingRecords {

  private static final String REPORTS = "/api/analytics/track/**";

  private final RecordCollection collection;
  private final Devices devices;
  private final RetentionProperties retention;

  ApiUsageRecords(MongoDatabaseFactory mongo, Devices devices, RetentionProperties retention) {
    this.collection = new RecordCollection(mongo, ApiCall.COLLECTION);
    this.devices = devices;
    this.retention = retention;
  }

  @Override
  public Set<RecordPosition> store(List<Received<TrackingEvent>> batch) {
    List<Received<TrackingEvent>> calls =
        batch.stream().filter(received -> !isAcceptedReport(received.event())).toList();
    return collection.insert(RecordWrite.ofEach(calls, ApiCalled.class, this::describe));
  }

  private static boolean isAcceptedReport(TrackingEvent event) {
    return event instanceof ApiCalled call
        && call.endpoint().equals(REPORTS)
        && call.statusCode() < 400;
  }

  private void describe(String id, Instant time, ApiCalled call, UpdateBuilder changes) {
    Actor actor = call.actor();
    changes
        .setOnInsert("endpoint", call.endpoint())
        .setOnInsert("method", call.method())
        .setOnInsert("path", call.path())
        .setOnInsert("service", call.service())
        .setOnInsert("statusCode", call.statusCode())
        .setOnInsert("responseTime", call.durationMs())
        .setOnInsert("requestBytes", call.requestBytes())
        .setOnInsert("responseBytes", call.responseBytes())
        .setOnInsert("visitorId", actor.visitorId())
        .setOnInsert("sessionId", actor.sessionId())
        .setOnInsert("userId", actor.userId())
        .setOnInsert("address", actor.clientAddress())
        .setOnInsert("bot", devices.of(actor.userAgent()).bot())
        .setOnInsert("timestamp", Date.from(time))
        .setOnInsert(Expires.FIELD, retention.rawUntil(time));
  }
}
