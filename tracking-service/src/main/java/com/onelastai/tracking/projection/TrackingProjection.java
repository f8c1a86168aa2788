package com.onelastai.tracking.projection;

import com.onelastai.events.tracking.TrackingEvent;
import com.onelastai.starter.messaging.Received;
import java.util.List;

/** Keeps what follows from events: counters, sessions, visitors. */
public interface TrackingProjection {

  /**
   * Takes in a batch that holds no repetition of a client. Any part of it may come again, in
   * another batch.
   */
  void apply(List<Received<TrackingEvent>> batch);
}
