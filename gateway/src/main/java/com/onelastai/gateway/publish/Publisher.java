package com.onelastai.gateway.publish;

import com.onelastai.events.EventEnvelope;
import com.onelastai.gateway.publish.Broker.Delivery;
import com.onelastai.starter.messaging.EventCodec;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Publishes the events in the queue. One delivery is in flight at a time, which keeps their order:
 * events go to Kafka while it accepts them, and behind those in the spool while there are any.
 */
@Component
class Publisher implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Publisher.class);

  private static final int MAX_BATCH = 2000;
  private static final Duration POLL_TIMEOUT = Duration.ofMillis(100);

  /** Longer than Kafka's client takes to report a failure ({@code delivery.timeout.ms}). */
  private static final Duration DELIVERY = Duration.ofSeconds(10);

  private static final Duration LAST_DELIVERY = Duration.ofSeconds(2);
  private static final Duration STOP = Duration.ofSeconds(8);

  private final EventQueue queue;
  private final EventCodec codec;
  private final Broker broker;
  private final SpoolRelay spool;
  private final PublishMetrics metrics;
  private final Duration linger;

  private volatile @Nullable Thread thread;

  Publisher(
      EventQueue queue,
      EventCodec codec,
      Broker broker,
      SpoolRelay spool,
      PublishMetrics metrics,
      PublishProperties properties) {
    this.queue = queue;
    this.codec = codec;
    this.broker = broker;
    this.spool = spool;
    this.metrics = metrics;
    this.linger = properties.linger();
  }

  @Override
  public void start() {
    // Assigned before it starts: the thread runs as long as this field names it.
    thread = Thread.ofPlatform().name("event-publisher").daemon().unstarted(this::run);
    thread.start();
  }

  private void run() {
    try {
      while (thread == Thread.currentThread()) {
        try {
          step();
        } catch (IOException | RuntimeException failure) {
          log.error("Events are lost: they can be neither sent nor spooled", failure);
        }
      }
      finish();
    } catch (IOException | RuntimeException failure) {
      log.error("Events are lost: they can be neither sent nor spooled", failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void step() throws InterruptedException, IOException {
    if (spool.isEmpty()) {
      deliver(encode(queue.take(MAX_BATCH, POLL_TIMEOUT, linger)), DELIVERY);
    } else {
      spool.advance();
      spool.add(encode(queue.take(MAX_BATCH, POLL_TIMEOUT, Duration.ZERO)));
    }
  }

  /** Sends or spools the rest, when no request can add to it any more. */
  private void finish() throws InterruptedException, IOException {
    List<ProducerRecord<String, byte[]>> rest = encode(queue.takeAll());
    if (spool.isEmpty()) {
      deliver(rest, LAST_DELIVERY);
    } else {
      spool.add(rest);
    }
    spool.close();
  }

  /** Sends records, and spools those that Kafka has not acknowledged in time. */
  private void deliver(List<ProducerRecord<String, byte[]>> records, Duration timeout)
      throws InterruptedException, IOException {
    Delivery delivery = broker.send(records);
    delivery.await(timeout);
    List<ProducerRecord<String, byte[]>> failed = delivery.failed();
    metrics.published(records.size() - failed.size());
    spool.add(failed);
  }

  private List<ProducerRecord<String, byte[]>> encode(List<EventEnvelope<?>> events) {
    return events.stream().map(codec::encode).toList();
  }

  /** Stops after the web server: lower phases stop later. */
  @Override
  public int getPhase() {
    return 0;
  }

  @Override
  public void stop() {
    Thread stopping = thread;
    thread = null;
    if (stopping != null) {
      try {
        stopping.join(STOP);
      } catch (InterruptedException hurried) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }
}
