package com.onelastai.starter.outbox;

import com.onelastai.starter.messaging.EventCodec;
import com.onelastai.starter.messaging.SerializedEvent;
import com.onelastai.starter.work.LeasedWork;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * Publishes the events of a document. One instance at a time leases it and sends an event only once
 * the broker has acknowledged the one before. If it dies, another instance sends those again that
 * it had not removed yet, under the same ids.
 */
class OutboxRelay implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
  private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(1);
  private static final int CAPACITY = 10_000;

  private final OutboxDocuments documents;
  private final KafkaTemplate<String, byte[]> kafka;
  private final EventCodec codec;
  private final Clock clock;
  private final Duration maxBackOff;
  private final OutboxMetrics metrics;
  private final LeasedWork<Waiting> work =
      new LeasedWork<>("outbox", CAPACITY, waiting -> relay(waiting.collection(), waiting.id()));

  /** The longest that a send takes; a lease with less time left is not used for one more. */
  private final Duration sendLimit;

  OutboxRelay(
      OutboxDocuments documents,
      KafkaTemplate<String, byte[]> kafka,
      EventCodec codec,
      Clock clock,
      OutboxProperties settings,
      OutboxMetrics metrics) {
    this.documents = documents;
    this.kafka = kafka;
    this.codec = codec;
    this.clock = clock;
    this.maxBackOff = settings.maxBackOff();
    this.sendLimit = settings.lease().dividedBy(2);
    this.metrics = metrics;
  }

  /** A document with events. */
  private record Waiting(String collection, Object id) {}

  /** Relays it in the background. */
  void add(String collection, Object id) {
    if (!work.add(new Waiting(collection, id))) {
      metrics.left(collection);
    }
  }

  /** Relays those documents in the background that no instance has leased. */
  void sweep(String collection, int batch) {
    work.sweep(
        batch,
        limit ->
            documents.left(collection, limit).stream()
                .map(id -> new Waiting(collection, id))
                .toList());
  }

  /** Returns once no events wait, another instance has the lease, or a back-off has begun. */
  void relay(String collection, Object id) {
    Lease lease = documents.lease(collection, id);
    while (lease != null) {
      lease = publish(lease) ? null : documents.lease(collection, id);
    }
  }

  /** Whether this document is done with for now. */
  private boolean publish(Lease lease) {
    List<SerializedEvent> sent = new ArrayList<>();
    try {
      for (SerializedEvent event : lease.events()) {
        if (clock.instant().isAfter(lease.until().minus(sendLimit))) {
          documents.release(lease, sent);
          return false;
        }
        kafka.send(codec.encode(event)).get();
        sent.add(event);
        metrics.published(lease.collection());
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return true;
    } catch (ExecutionException | RuntimeException failure) {
      postpone(lease, sent, failure);
      return true;
    }
    return documents.finish(lease);
  }

  private void postpone(Lease lease, List<SerializedEvent> sent, Exception failure) {
    metrics.failed(lease.collection());
    Duration pause = LeasedWork.backOff(lease.failures(), FIRST_BACK_OFF, maxBackOff);
    log.warn(
        "An event of {} could not be sent and is tried again in {}: {}",
        lease.collection(),
        pause,
        failure.getMessage());
    documents.postpone(lease, sent, pause);
  }

  @Override
  public void close() throws InterruptedException {
    work.close();
  }
}
