package com.onelastai.tracking.projection;

import com.onelastai.events.tracking.TrackingEvent;
import com.onelastai.starter.messaging.EventBatchReader;
import com.onelastai.starter.messaging.EventBatchReader.Received;
import com.onelastai.starter.messaging.EventCodec;
import com.onelastai.starter.projection.LateEvents;
import com.onelastai.starter.projection.Place;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.stereotype.Component;

@Component
class TrackingConsumer {

  private final EventBatchReader<TrackingEvent> reader;
  private final List<TrackingRecords> records;
  private final List<TrackingProjection> projections;
  private final LateEvents lateEvents;
  private final ConsumerMetrics metrics;

  TrackingConsumer(
      EventCodec codec,
      List<TrackingRecords> records,
      List<TrackingProjection> projections,
      LateEvents lateEvents,
      ConsumerMetrics metrics) {
    this.reader = new EventBatchReader<>(codec, TrackingEvent.class);
    this.records = records;
    this.projections = projections;
    this.lateEvents = lateEvents;
    this.metrics = metrics;
  }

  @KafkaListener(topics = TrackingEvent.TOPIC)
  void on(List<ConsumerRecord<String, byte[]>> batch) {
    try {
      reader.read(batch, this::apply);
    } catch (BatchListenerFailedException unusable) {
      metrics.deadLettered();
      throw unusable;
    } catch (RuntimeException storeIsAway) {
      metrics.waited();
      throw storeIsAway;
    }
  }

  void apply(List<Received<TrackingEvent>> batch) {
    lateEvents.keepOut(batch, event -> event.actor().userId(), this::store);
  }

  private void store(List<Received<TrackingEvent>> batch) {
    Set<Place> repetitions = new HashSet<>();
    for (TrackingRecords kept : records) {
      repetitions.addAll(kept.store(batch));
    }
    List<Received<TrackingEvent>> news =
        repetitions.isEmpty()
            ? batch
            : batch.stream().filter(event -> !repetitions.contains(Place.of(event))).toList();
    for (TrackingProjection projection : projections) {
      projection.apply(news);
    }
    metrics.stored(batch, repetitions.size());
  }
}
