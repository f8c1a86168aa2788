package com.onelastai.events.tracking;

import com.onelastai.events.EventContract;
import org.jspecify.annotations.Nullable;

/**
 * How long and how far a page was viewed. Sent several times per page view, each with the total so
 * far; the greatest value counts.
 *
 * @param timeOnPage seconds
 * @param scrollDepth percentage of the page's height, 0 to 100
 */
@EventContract(topic = TrackingEvent.TOPIC, type = "com.onelastai.tracking.page-left.v1")
public record PageLeft(
    Actor actor, String pageviewId, @Nullable Double timeOnPage, @Nullable Double scrollDepth)
    implements TrackingEvent {

  @Override
  public @Nullable String key() {
    return actor.anonymous() ? pageviewId : actor.visitorId();
  }

  @Override
  public PageLeft withActor(Actor actor) {
    return new PageLeft(actor, pageviewId, timeOnPage, scrollDepth);
  }

  @Override
  public boolean opensVisit() {
    return false;
  }
}
