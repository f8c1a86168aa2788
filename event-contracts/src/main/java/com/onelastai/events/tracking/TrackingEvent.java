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

  @Override
  default @Nullable String key() {
    return actor().visitorId();
  }
}
