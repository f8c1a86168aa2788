package com.onelastai.tracking.session;

import com.onelastai.events.tracking.Actor;
import com.onelastai.events.tracking.TrackingEvent;
import com.onelastai.starter.index.Expires;
import com.onelastai.starter.messaging.Received;
import com.onelastai.starter.projection.Changes;
import com.onelastai.starter.projection.CounterCollection;
import com.onelastai.tracking.device.Device;
import com.onelastai.tracking.device.Devices;
import com.onelastai.tracking.projection.TrackingProjection;
import com.onelastai.tracking.referrer.Attributions;
import com.onelastai.tracking.retention.RetentionProperties;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;

@Component
class SessionProjection implements TrackingProjection {

  private final CounterCollection collection;
  private final Devices devices;
  private final Attributions attributions;
  private final RetentionProperties retention;

  SessionProjection(
      MongoDatabaseFactory mongo,
      Devices devices,
      Attributions attributions,
      RetentionProperties retention) {
    this.collection = CounterCollection.of(mongo, Sessions.COLLECTION);
    this.devices = devices;
    this.attributions = attributions;
    this.retention = retention;
  }

  @Override
  public void apply(List<Received<TrackingEvent>> batch) {
    Map<String, List<Received<TrackingEvent>>> sessions = new LinkedHashMap<>();
    for (Received<TrackingEvent> received : batch) {
      String sessionId = received.envelope().event().actor().sessionId();
      if (sessionId != null) {
        sessions.computeIfAbsent(sessionId, _ -> new ArrayList<>()).add(received);
      }
    }
    collection.count(sessions, this::count);
  }

  private void count(
      String sessionId,
      @Nullable Document current,
      List<Received<TrackingEvent>> events,
      Changes changes) {
    SessionFold fold = new SessionFold();
    events.forEach(event -> fold.add(event.envelope().time(), event.envelope().event()));
    if (current == null) {
      begin(sessionId, events.getFirst().envelope().event().actor(), changes);
    }
    fold.describe(current, attributions, changes);
    changes.set(Expires.FIELD, retention.visitUntil(fold.lastActivity(current)));
  }

  private void begin(String sessionId, Actor actor, Changes changes) {
    Device device = devices.of(actor.userAgent());
    changes
        .setOnInsert("sessionId", sessionId)
        .setOnInsert("visitorId", actor.visitorId())
        .setOnInsert("deviceInfo", device.toDocument())
        .setOnInsert("bot", device.bot());
  }
}
