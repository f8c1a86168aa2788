package com.onelastai.tracking.ingest;

import com.onelastai.events.EventEnvelope;
import com.onelastai.events.tracking.Actor;
import com.onelastai.events.tracking.TrackingEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who reported something, under which id, and when it happened. */
record Reported(Actor actor, String id, Instant time) {

  /** What is kept only of someone who lets themselves be followed. */
  <T> @Nullable T personal(@Nullable T value) {
    return actor.anonymous() ? null : value;
  }

  List<EventEnvelope<TrackingEvent>> as(TrackingEvent event) {
    return List.of(envelope(id, event));
  }

  EventEnvelope<TrackingEvent> envelope(String eventId, TrackingEvent event) {
    return new EventEnvelope<>(actor.scoped(eventId), time, event);
  }
}
