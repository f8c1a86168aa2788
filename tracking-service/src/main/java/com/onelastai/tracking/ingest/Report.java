package com.onelastai.tracking.ingest;

import com.onelastai.events.EventEnvelope;
import com.onelastai.events.tracking.Actor;
import com.onelastai.events.tracking.TrackingEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that a page reports. Its annotations validate single fields. */
interface Report {

  String ID_PATTERN = "[A-Za-z0-9._:-]{1,64}";

  /** The longest duration of a chat, tool run or experiment: a day. */
  long MAX_MILLIS = 86_400_000;

  /** Reports with the same id are recorded once. If it is null, the server chooses one. */
  @Nullable String id();

  /** When it happened; null means now. */
  @Nullable Instant timestamp();

  /** The unknown fields of the JSON object. */
  Map<String, @Nullable Object> others();

  /** Validates what annotations cannot express. */
  void validate(ValidationErrors errors);

  /** The events to publish. */
  List<EventEnvelope<TrackingEvent>> events(ReportContext context);

  /** Reports may have fractions of a millisecond; events do not. */
  static @Nullable Long wholeMillis(@Nullable Double millis) {
    return millis == null ? null : Math.round(millis);
  }

  /** Who sent a report, its id, and when it happened. */
  record ReportContext(Actor actor, String id, Instant time) {

    private static final long VERSION_7 = 0x7000;

    /** The value, or null if the visitor does not allow tracking. */
    <T> @Nullable T personal(@Nullable T value) {
      return actor.anonymous() ? null : value;
    }

    List<EventEnvelope<TrackingEvent>> events(TrackingEvent event) {
      return List.of(envelope(id, event));
    }

    EventEnvelope<TrackingEvent> envelope(String eventId, TrackingEvent event) {
      return new EventEnvelope<>(actor.scoped(eventId), time, event);
    }

    /** A UUID of version 7, which sorts by time, so that an index grows at its end. */
    static String newId(Instant time) {
      UUID random = UUID.randomUUID();
      long first = time.toEpochMilli() << 16 | VERSION_7 | random.getMostSignificantBits() & 0xFFF;
      return new UUID(first, random.getLeastSignificantBits()).toString();
    }
  }
}
