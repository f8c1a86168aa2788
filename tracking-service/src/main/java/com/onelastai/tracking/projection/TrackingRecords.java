package com.onelastai.tracking.projection;

import com.onelastai.events.tracking.TrackingEvent;
import com.onelastai.starter.messaging.EventBatchReader.Received;
import com.onelastai.starter.projection.Place;
import java.util.List;
import java.util.Set;

/** Keeps one record for each event of some types. */
public interface TrackingRecords {

  /**
   * Stores what is not stored yet.
   *
   * @return where the batch repeats an event that a client sent before
   */
  Set<Place> store(List<Received<TrackingEvent>> batch);
}
