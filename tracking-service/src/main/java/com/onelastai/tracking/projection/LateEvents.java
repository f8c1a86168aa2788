package com.onelastai.tracking.projection;

import com.onelastai.events.tracking.TrackingEvent;
import com.onelastai.starter.messaging.Received;
import java.util.List;

/** Finds the visits of events that arrived in a later one. */
public interface LateEvents {

  List<Received<TrackingEvent>> moveToTheirVisits(List<Received<TrackingEvent>> batch);
}
