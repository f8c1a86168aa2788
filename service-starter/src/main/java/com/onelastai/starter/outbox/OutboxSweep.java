package com.onelastai.starter.outbox;

import com.onelastai.starter.job.InstanceJob;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Relays events that a crash, a full queue or a broker failure left in their documents. */
class OutboxSweep {

  private final OutboxDocuments documents;
  private final OutboxRelay relay;
  private final OutboxTemplate template;
  private final int batch;
  private final OutboxMetrics metrics;
  private final Clock clock;

  OutboxSweep(
      OutboxDocuments documents,
      OutboxRelay relay,
      OutboxTemplate template,
      OutboxProperties settings,
      OutboxMetrics metrics,
      Clock clock) {
    this.documents = documents;
    this.relay = relay;
    this.template = template;
    this.batch = settings.batch();
    this.metrics = metrics;
    this.clock = clock;
  }

  @InstanceJob(
      name = "outbox-sweep",
      every = "${onelastai.outbox-relay.sweep-every}",
      atStart = true)
  void run() {
    template.collections().forEach(this::sweep);
  }

  private void sweep(String collection) {
    relay.sweep(collection, batch);
    Instant oldest = documents.oldest(collection);
    if (oldest == null) {
      metrics.backlog(collection, 0, Duration.ZERO);
    } else {
      metrics.backlog(
          collection, documents.count(collection), Duration.between(oldest, clock.instant()));
    }
  }
}
