package com.onelastai.gateway.publish;

import com.onelastai.gateway.publish.Broker.Delivery;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Spools what Kafka did not accept, and sends it later in order. Used by one thread. */
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
        .description("Events on disk that are not yet in Kafka")
        .baseUnit("bytes")
        .register(registry);
  }

  boolean isEmpty() {
    return spool.isEmpty();
  }

  void add(List<ProducerRecord<String, byte[]>> records) throws IOException {
    if (records.isEmpty()) {
      return;
    }
    if (spool.isEmpty()) {
      markAway();
    }
    int spooled = spool.append(records.stream().map(SpooledRecord::write).toList());
    metrics.spooled(spooled);
    metrics.dropped(records.size() - spooled);
  }

  /** Sends the next records or handles the outcome of the last ones, without waiting. */
  void advance() throws IOException {
    if (replay == null && System.nanoTime() - retryAt >= 0) {
      // A single record shows whether Kafka is back.
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
    int acknowledged = done.delivery().acknowledgedInOrder();
    spool.remove(done.chunk(), acknowledged);
    metrics.published(acknowledged);
    if (acknowledged < done.chunk().records().size()) {
      markAway();
    } else if (away) {
      away = false;
      log.info("Kafka accepts events again; {} bytes are spooled", spool.bytes());
    }
  }

  private void markAway() {
    retryAt = System.nanoTime() + properties.retryInterval().toNanos();
    if (!away) {
      away = true;
      log.warn("Kafka does not accept events; they are spooled in {}", properties.spoolDirectory());
    }
  }

  /** A Kafka record as bytes: topic, key, headers and value. */
  private static final class SpooledRecord {

    private SpooledRecord() {}

    static byte[] write(ProducerRecord<String, byte[]> record) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(record.value().length + 512);
      try (DataOutputStream out = new DataOutputStream(bytes)) {
        out.writeUTF(record.topic());
        out.writeBoolean(record.key() != null);
        if (record.key() != null) {
          out.writeUTF(record.key());
        }
        Header[] headers = record.headers().toArray();
        out.writeInt(headers.length);
        for (Header header : headers) {
          out.writeUTF(header.key());
          out.writeInt(header.value().length);
          out.write(header.value());
        }
        out.writeInt(record.value().length);
        out.write(record.value());
      } catch (IOException impossible) {
        throw new UncheckedIOException(impossible);
      }
      return bytes.toByteArray();
    }

    static ProducerRecord<String, byte[]> read(byte[] bytes) {
      try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
        String topic = in.readUTF();
        @Nullable String key = in.readBoolean() ? in.readUTF() : null;
        int headers = in.readInt();
        List<Header> read = new ArrayList<>(headers);
        for (int i = 0; i < headers; i++) {
          read.add(new RecordHeader(in.readUTF(), in.readNBytes(in.readInt())));
        }
        return new ProducerRecord<>(topic, null, key, in.readNBytes(in.readInt()), read);
      } catch (IOException impossible) {
        throw new UncheckedIOException(impossible);
      }
    }
  }
}
