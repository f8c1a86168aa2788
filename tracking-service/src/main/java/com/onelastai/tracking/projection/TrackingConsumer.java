package com.onelastai.tracking.projection;

import com.onelastai.events.tracking.TrackingEvent;
import com.onelastai.starter.messaging.EventListener;
import com.onelastai.starter.messaging.Received;
import com.onelastai.starter.projection.RecordPosition;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

@Component
class TrackingConsumer {

  private final LateEvents lateEvents;
  private final List<TrackingRecords> records;
  private final List<TrackingProjection> projections;
  private final Counter repeated;
  private final DistributionSummary batchSizes;

  TrackingConsumer(
      LateEvents lateEvents,
      List<TrackingRecords> records,
      List<TrackingProjection> projections,
      MeterRegistry meters) {
    this.lateEvents = lateEvents;
    this.records = records;
    this.projections = projections;
    this.repeated = meters.counter("tracking.events.repeated");
    this.batchSizes = meters.summary("tracking.batch.size");
  }

  @EventListener(
      group = "tracking",
      groupId = "tracking-service",
      skipErasedUsers = true,
      bulk = true)
  void on(List<Received<TrackingEvent>> received) {
    List<Received<TrackingEvent>> batch = lateEvents.moveToTheirVisits(received);
    Set<RecordPosition> repetitions = new HashSet<>();
    for (TrackingRecords collection : records) {
      repetitions.addAll(collection.store(batch));
    }
    List<Received<TrackingEvent>> newEvents =
        repetitions.isEmpty()
            ? batch
            : batch.stream()
                .filter(event -> !repetitions.contains(RecordPosition.of(event)))
                .toList();
    for (TrackingProjection projection : projections) {
      projection.apply(newEvents);
    }
    batchSizes.record(batch.size());
    repeated.increment(repetitions.size());
  }
}
