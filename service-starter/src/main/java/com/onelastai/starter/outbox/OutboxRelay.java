package com.onelastai.starter.outbox;

import com.onelastai.starter.job.InstanceJob;
import com.onelastai.starter.messaging.EventCodec;
import com.onelastai.starter.messaging.SerializedEvent;
import com.onelastai.starter.outbox.OutboxDocuments.Lease;
import com.onelastai.starter.work.LeasedWork;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * Publishes the events of a document. One instance at a time leases it and sends an event only once
 * the broker has acknowledged the one before. If it dies, another instance sends those again that
 * it had not removed yet, under the same ids. A sweep finds the events that a crash, a full queue
 * or a broker failure left in their documents.
 */
class OutboxRelay implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
  private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(1);
  private static final int CAPACITY = 10_000;

  private final OutboxDocuments documents;
  private final KafkaTemplate<String, byte[]> kafka;
  private final EventCodec codec;
  private final Clock clock;
  private final Properties properties;
  private final MeterRegistry meters;
  private final Map<String, Backlog> backlogs = new ConcurrentHashMap<>();
  private final LeasedWork<Waiting> work =
      new LeasedWork<>("outbox", CAPACITY, waiting -> relay(waiting.collection(), waiting.id()));

  OutboxRelay(
      OutboxDocuments documents,
      KafkaTemplate<String, byte[]> kafka,
      EventCodec codec,
      Clock clock,
      Properties properties,
      MeterRegistry meters) {
    this.documents = documents;
    this.kafka = kafka;
    this.codec = codec;
    this.clock = clock;
    this.properties = properties;
    this.meters = meters;
  }

  /**
   * @param sweepEvery how often waiting events are searched for
   * @param batch documents of a collection that one sweep adds to the queue
   * @param lease how long one instance may take over a document's events before another tries
   * @param maxBackOff the longest pause after a document's events could not be sent
   */
  @ConfigurationProperties("onelastai.outbox-relay")
  record Properties(Duration sweepEvery, int batch, Duration lease, Duration maxBackOff) {}

  /** A document with events. */
  private record Waiting(String collection, Object id) {}

  /** What waited in a collection at the last sweep. */
  private static final class Backlog {
    private volatile long documents;
    private volatile Duration age = Duration.ZERO;
  }

  /** Adds a collection to the sweep. */
  void register(String collection) {
    Backlog backlog = new Backlog();
    if (backlogs.putIfAbsent(collection, backlog) == null) {
      Gauge.builder("outbox.backlog", () -> backlog.documents)
          .description("Documents with waiting events")
          .tag("collection", collection)
          .register(meters);
      Gauge.builder("outbox.oldest.age", () -> backlog.age.toMillis() / 1000.0)
          .description("Age of the oldest waiting event")
          .baseUnit("seconds")
          .tag("collection", collection)
          .register(meters);
    }
  }

  boolean isRegistered(String collection) {
    return backlogs.containsKey(collection);
  }

  /** Relays it in the background; if the queue is full, the sweep does. */
  void add(String collection, Object id) {
    if (!work.add(new Waiting(collection, id))) {
      count(collection, "left");
    }
  }

  @InstanceJob(
      name = "outbox-sweep",
      every = "${onelastai.outbox-relay.sweep-every}",
      atStart = true)
  void sweep() {
    backlogs.forEach((collection, backlog) -> {
      work.sweep(
          properties.batch(),
          limit ->
              documents.unleased(collection, limit).stream()
                  .map(id -> new Waiting(collection, id))
                  .toList());
      Instant oldest = documents.oldest(collection);
      backlog.documents = oldest == null ? 0 : documents.count(collection);
      backlog.age = oldest == null ? Duration.ZERO : Duration.between(oldest, clock.instant());
    });
  }

  /** Returns once no events wait, another instance has the lease, or a back-off has begun. */
  void relay(String collection, Object id) {
    Lease lease = documents.lease(collection, id);
    while (lease != null) {
      lease = publish(lease) ? null : documents.lease(collection, id);
    }
  }

  /** Whether this document needs no further attempt for now. */
  private boolean publish(Lease lease) {
    // A send takes up to half of a lease; one with less time left is not used for one more.
    Instant lastSend = lease.until().minus(properties.lease().dividedBy(2));
    List<SerializedEvent> sent = new ArrayList<>();
    try {
      for (SerializedEvent event : lease.events()) {
        if (clock.instant().isAfter(lastSend)) {
          documents.release(lease, sent);
          return false;
        }
        kafka.send(codec.encode(event)).get();
        sent.add(event);
        count(lease.collection(), "published");
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
    count(lease.collection(), "failed");
    Duration pause = LeasedWork.backOff(lease.failures(), FIRST_BACK_OFF, properties.maxBackOff());
    log.warn(
        "An event of {} could not be sent and is retried in {}: {}",
        lease.collection(),
        pause,
        failure.getMessage());
    documents.postpone(lease, sent, pause);
  }

  private void count(String collection, String outcome) {
    meters.counter("outbox.events", "collection", collection, "outcome", outcome).increment();
  }

  @Override
  public void close() throws InterruptedException {
    work.close();
  }
}
