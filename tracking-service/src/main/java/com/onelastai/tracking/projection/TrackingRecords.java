package com.onelastai.tracking.projection;

import com.onelastai.events.tracking.TrackingEvent;
import com.onelastai.starter.messaging.Received;
import com.onelastai.starter.projection.RecordPosition;
import java.util.List;
import java.util.Set;

/** Keeps one record for each event of some types. */
public interface TrackingRecords {

  /**
   * Stores what is not stored yet.
   *
   * @return where the batch repeats an event that a client sent before
   */
  Set<RecordPosition> store(List<Received<TrackingEvent>> batch);
}
