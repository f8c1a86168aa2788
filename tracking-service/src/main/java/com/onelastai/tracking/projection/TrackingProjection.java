package com.onelastai.tracking.projection;

import com.onelastai.events.tracking.TrackingEvent;
import com.onelastai.starter.messaging.Received;
import java.util.List;

/** Documents that are computed from events: counters, sessions, visitors. */
public interface TrackingProjection {

  /**
   * Applies a batch without events that a client sent before. Any part of it may be redelivered in
   * another batch.
   */
  void apply(List<Received<TrackingEvent>> batch);
}
