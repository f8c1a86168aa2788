package com.onelastai.tracking.projection;

import com.onelastai.events.tracking.TrackingEvent;
import com.onelastai.starter.messaging.Received;
import com.onelastai.starter.projection.RecordPosition;
import java.util.List;
import java.util.Set;

/** A collection with one record for each event of some types. */
public interface TrackingRecords {

  /**
   * Stores the events that are not stored yet.
   *
   * @return the positions of events that a client sent before
   */
  Set<RecordPosition> store(List<Received<TrackingEvent>> batch);
}
