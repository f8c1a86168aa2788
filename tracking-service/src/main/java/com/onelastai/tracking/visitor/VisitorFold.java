package com.onelastai.tracking.visitor;

import com.onelastai.events.tracking.Actor;
import com.onelastai.events.tracking.PageViewed;
import com.onelastai.events.tracking.TrackingEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What some events tell about one visitor. */
final class VisitorFold {

  private final Map<String, Instant> visits = new LinkedHashMap<>();
  private Instant first = Instant.MAX;
  private @Nullable Actor actor;
  private @Nullable String userId;
  private @Nullable Landing landing;

  /** The page that a visitor first saw. */
  record Landing(Instant time, PageViewed page) {}

  void add(Instant time, TrackingEvent event) {
    actor = event.actor();
    first = time.isBefore(first) ? time : first;
    userId = actor.userId() == null ? userId : actor.userId();
    if (actor.sessionId() != null) {
      visits.merge(actor.sessionId(), time, (a, b) -> a.isBefore(b) ? a : b);
    }
    if (event instanceof PageViewed page && (landing == null || time.isBefore(landing.time))) {
      landing = new Landing(time, page);
    }
  }

  /** The earliest time of each visit. */
  Map<String, Instant> visits() {
    return visits;
  }

  Instant first() {
    return first;
  }

  /** As of the latest event. */
  Actor actor() {
    return actor == null ? Actor.ANONYMOUS : actor;
  }

  @Nullable String userId() {
    return userId;
  }

  @Nullable Landing landing() {
    return landing;
  }
}
