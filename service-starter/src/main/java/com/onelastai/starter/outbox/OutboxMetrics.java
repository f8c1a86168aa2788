package com.onelastai.starter.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** Counts published events, and measures the backlog at each sweep. */
class OutboxMetrics {

  private final MeterRegistry meters;
  private final Map<String, Backlog> backlogs = new ConcurrentHashMap<>();

  private record Backlog(long documents, Duration age) {}

  OutboxMetrics(MeterRegistry meters) {
    this.meters = meters;
  }

  void published(String collection) {
    count(collection, "published");
  }

  void failed(String collection) {
    count(collection, "failed");
  }

  /** The queue was full; the sweep finds the document. */
  void left(String collection) {
    count(collection, "left");
  }

  void backlog(String collection, long documents, Duration age) {
    if (backlogs.put(collection, new Backlog(documents, age)) == null) {
      register(collection);
    }
  }

  private void register(String collection) {
    Tags tags = Tags.of("collection", collection);
    Gauge.builder("outbox.backlog", () -> backlog(collection).documents())
        .description("Documents with waiting events")
        .tags(tags)
        .register(meters);
    Gauge.builder("outbox.oldest.age", () -> backlog(collection).age().toMillis() / 1000.0)
        .description("Age of the oldest waiting event")
        .baseUnit("seconds")
        .tags(tags)
        .register(meters);
  }

  private Backlog backlog(String collection) {
    return Objects.requireNonNull(backlogs.get(collection));
  }

  private void count(String collection, String outcome) {
    meters.counter("outbox.events", "collection", collection, "outcome", outcome).increment();
  }
}
