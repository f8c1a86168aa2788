package com.onelastai.events.tracking;

import com.onelastai.events.DomainEvent;
import org.jspecify.annotations.Nullable;

/** An event about a visitor. */
public sealed interface TrackingEvent extends DomainEvent
    permits ApiCalled,
        ChatFeedbackReported,
        ChatReported,
        ExperimentReported,
        PageLeft,
        PageViewed,
        ToolRunReported,
        UserEventTracked {

  String TOPIC = "tracking.v1";

  Actor actor();

  /** The same event of another actor. */
  TrackingEvent withActor(Actor actor);

  /**
   * Whether somebody did something. A report of leaving and an API call may come from a page that
   * has been open for hours: they are part of a visit, and begin none.
   */
  default boolean opensVisit() {
    return true;
  }

  @Override
  default @Nullable String userId() {
    return actor().userId();
  }

  @Override
  default @Nullable String key() {
    return actor().visitorId();
  }
}
