package com.onelastai.gateway.publish;

import com.onelastai.gateway.publish.Broker.Delivery;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Keeps on disk what Kafka did not take, and sends it on in order. Used by one thread. */
@Component
class SpoolRelay {

  private static final Logger log = LoggerFactory.getLogger(SpoolRelay.class);

  private static final int BATCH = 500;

  private record Replay(Spool.Chunk chunk, Delivery delivery) {}

  private final Broker broker;
  private final PublishMetrics metrics;
  private final PublishProperties properties;
  private final Spool spool;

  private @Nullable Replay replay;
  private boolean away;
  private long retryAt = System.nanoTime();

  SpoolRelay(
      Broker broker, PublishMetrics metrics, PublishProperties properties, MeterRegistry registry) {
    this.broker = broker;
    this.metrics = metrics;
    this.properties = properties;
    this.spool = new Spool(properties.spoolDirectory(), properties.spoolLimit().toBytes());
    this.away = !spool.isEmpty();
    Gauge.builder("gateway.events.spool", spool, Spool::bytes)
        .description("Events on disk that wait for Kafka")
        .baseUnit("bytes")
        .register(registry);
  }

  boolean isEmpty() {
    return spool.isEmpty();
  }

  void keep(List<ProducerRecord<String, byte[]>> records) throws IOException {
    if (records.isEmpty()) {
      return;
    }
    if (spool.isEmpty()) {
      fallBack();
    }
    int kept = spool.append(records.stream().map(SpooledRecord::write).toList());
    metrics.spooled(kept);
    metrics.dropped(records.size() - kept);
  }

  /** Sends the next records, or sees what became of the last; waits for neither. */
  void advance() throws IOException {
    if (replay == null && System.nanoTime() - retryAt >= 0) {
      // Only one record until it is known that Kafka is back.
      Spool.Chunk chunk = spool.peek(away ? 1 : BATCH);
      replay =
          new Replay(
              chunk, broker.send(chunk.records().stream().map(SpooledRecord::read).toList()));
    }
    if (replay != null && replay.delivery().isDone()) {
      settle(replay);
      replay = null;
    }
  }

  void close() throws IOException {
    spool.close();
  }

  private void settle(Replay done) throws IOException {
    int arrived = done.delivery().arrivedInOrder();
    spool.remove(done.chunk(), arrived);
    metrics.published(arrived);
    if (arrived < done.chunk().records().size()) {
      fallBack();
    } else if (away) {
      away = false;
      log.info("Kafka takes events again; {} bytes of them wait on disk", spool.bytes());
    }
  }

  private void fallBack() {
    retryAt = System.nanoTime() + properties.retryInterval().toNanos();
    if (!away) {
      away = true;
      log.warn("Kafka does not take events; they are kept in {}", properties.spoolDirectory());
    }
  }
}
