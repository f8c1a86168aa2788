package com.onelastai.tracking.userevent;

import com.onelastai.events.tracking.Actor;
import com.onelastai.events.tracking.TrackingEvent;
import com.onelastai.events.tracking.UserEventTracked;
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

@Component
class UserEventRecords implements TrackingRecords {

  private final RecordCollection collection;
  private final Devices devices;
  private final RetentionProperties retention;

  UserEventRecords(MongoDatabaseFactory mongo, Devices devices, RetentionProperties retention) {
    this.collection = new RecordCollection(mongo, UserEvent.COLLECTION);
    this.devices = devices;
    this.retention = retention;
  }

  @Override
  public Set<RecordPosition> store(List<Received<TrackingEvent>> batch) {
    return collection.insert(RecordWrite.ofEach(batch, UserEventTracked.class, this::describe));
  }

  private void describe(String id, Instant time, UserEventTracked event, UpdateBuilder changes) {
    Actor actor = event.actor();
    changes
        .setOnInsert("eventId", id.substring(id.indexOf('/') + 1))
        .setOnInsert("eventType", event.eventType())
        .setOnInsert("eventName", event.eventName())
        .setOnInsert("success", event.success())
        .setOnInsert("visitorId", actor.visitorId())
        .setOnInsert("sessionId", actor.sessionId())
        .setOnInsert("userId", actor.userId())
        .setOnInsert("bot", devices.of(actor.userAgent()).bot())
        .setOnInsert("timestamp", Date.from(time))
        .setOnInsert(Expires.FIELD, retention.rawUntil(time));
    // These may contain personal data, which is not stored of anonymous visitors.
    if (!actor.anonymous()) {
      changes
          .setOnInsert("eventData", EventData.toStored(event.eventData()))
          .setOnInsert("errorMessage", event.errorMessage());
    }
  }
}
