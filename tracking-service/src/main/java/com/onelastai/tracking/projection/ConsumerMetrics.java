package com.onelastai.tracking.projection;

import com.onelastai.events.EventContract;
import com.onelastai.events.tracking.TrackingEvent;
import com.onelastai.starter.messaging.EventBatchReader.Received;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What the consumer did. How far it lags behind is among the meters of the Kafka client. */
@Component
class ConsumerMetrics {

  private final Map<Class<?>, Counter> events;
  private final Counter repeated;
  private final Counter deadLetters;
  private final Counter waits;
  private final DistributionSummary batchSizes;

  ConsumerMetrics(MeterRegistry meters) {
    events =
        Stream.of(TrackingEvent.class.getPermittedSubclasses())
            .collect(Collectors.toMap(type -> type, type -> counter(meters, type)));
    repeated = meters.counter("tracking.events.repeated");
    deadLetters = meters.counter("tracking.events.dead.lettered");
    waits = meters.counter("tracking.batches.waited");
    batchSizes = meters.summary("tracking.batch.size");
  }

  void stored(List<Received<TrackingEvent>> batch, int repetitions) {
    batchSizes.record(batch.size());
    repeated.increment(repetitions);
    for (Received<TrackingEvent> event : batch) {
      Counter counter = events.get(event.envelope().event().getClass());
      if (counter != null) {
        counter.increment();
      }
    }
  }

  void deadLettered() {
    deadLetters.increment();
  }

  void waited() {
    waits.increment();
  }

  private static Counter counter(MeterRegistry meters, Class<?> type) {
    EventContract contract = type.getAnnotation(EventContract.class);
    String name = contract == null ? type.getSimpleName() : contract.type();
    return meters.counter("tracking.events.stored", "type", name);
  }
}
