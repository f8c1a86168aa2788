package com.onelastai.tracking.ingest;

import com.onelastai.events.EventEnvelope;
import com.onelastai.events.tracking.TrackingEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that a page reports. Its annotations say what it takes, as far as they can. */
interface Report {

  String ID_PATTERN = "[A-Za-z0-9._:-]{1,64}";

  /** The longest that a piece of work may have taken: a day in milliseconds. */
  long MAX_MILLIS = 86_400_000;

  /** Sent twice under one id, it is recorded once; null lets the server choose. */
  @Nullable String id();

  /** When it happened; null is now. */
  @Nullable Instant timestamp();

  /** The fields that nobody asked for. */
  Map<String, @Nullable Object> others();

  /** Finds what annotations cannot say. */
  void check(Findings findings);

  /** What it tells the other services. */
  List<EventEnvelope<TrackingEvent>> events(Reported reported);

  /** Reports of work give fractions of a millisecond at times; the events do not. */
  static @Nullable Long wholeMillis(@Nullable Double millis) {
    return millis == null ? null : Math.round(millis);
  }
}
