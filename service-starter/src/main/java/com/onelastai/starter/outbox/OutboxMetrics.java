package com.onelastai.starter.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What became of events, and what still waits as of the last sweep. */
class OutboxMetrics {

  private final MeterRegistry meters;
  private final Map<String, Backlog> backlogs = new ConcurrentHashMap<>();

  private record Backlog(long documents, Duration age) {

    static final Backlog NONE = new Backlog(0, Duration.ZERO);
  }

  OutboxMetrics(MeterRegistry meters, List<String> collections) {
    this.meters = meters;
    for (String collection : collections) {
      Tags tags = Tags.of("collection", collection);
      Gauge.builder("outbox.backlog", () -> backlog(collection).documents())
          .description("Documents with events that wait")
          .tags(tags)
          .register(meters);
      Gauge.builder("outbox.oldest.age", () -> backlog(collection).age().toMillis() / 1000.0)
          .description("How long the oldest event waits")
          .baseUnit("seconds")
          .tags(tags)
          .register(meters);
    }
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
    backlogs.put(collection, new Backlog(documents, age));
  }

  private Backlog backlog(String collection) {
    return backlogs.getOrDefault(collection, Backlog.NONE);
  }

  private void count(String collection, String outcome) {
    meters.counter("outbox.events", "collection", collection, "outcome", outcome).increment();
  }
}
