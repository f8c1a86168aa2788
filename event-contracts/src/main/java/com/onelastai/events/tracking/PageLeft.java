package com.onelastai.events.tracking;

import com.onelastai.events.EventContract;
import org.jspecify.annotations.Nullable;

/**
 * How long a page was seen, and how much of it. Sent several times for one page view: each carries
 * the whole so far, and the greatest stands.
 *
 * @param timeOnPage seconds
 * @param scrollDepth percent of the page's height, 0 to 100
 */
@EventContract(topic = TrackingEvent.TOPIC, type = "com.onelastai.tracking.page-left.v1")
public record PageLeft(
    Actor actor, String pageviewId, @Nullable Double timeOnPage, @Nullable Double scrollDepth)
    implements TrackingEvent {

  @Override
  public @Nullable String key() {
    return actor.anonymous() ? pageviewId : actor.visitorId();
  }
}
