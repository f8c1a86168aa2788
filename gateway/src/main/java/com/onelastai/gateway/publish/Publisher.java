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
  private static final Duration LAST_DELIVERY = Duration.ofSeconds(2);

  private final EventQueue queue;
  private final EventCodec codec;
  private final Broker broker;
  private final SpoolRelay spool;
  private final PublishMetrics metrics;
  private final Duration linger;

  private volatile @Nullable Thread thread;
  private @Nullable Delivery inFlight;

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
    settle();
    if (!spool.isEmpty()) {
      spool.advance();
      spool.add(encode(queue.take(MAX_BATCH, POLL_TIMEOUT, Duration.ZERO)));
    } else if (inFlight == null) {
      send(encode(queue.take(MAX_BATCH, POLL_TIMEOUT, linger)));
    } else {
      Thread.sleep(1);
    }
  }

  private void send(List<ProducerRecord<String, byte[]>> records) {
    if (!records.isEmpty()) {
      inFlight = broker.send(records);
    }
  }

  private void settle() throws IOException {
    if (inFlight != null && inFlight.isDone()) {
      List<ProducerRecord<String, byte[]>> failed = inFlight.failed();
      metrics.published(inFlight.records().size() - failed.size());
      inFlight = null;
      spool.add(failed);
    }
  }

  /** Sends or spools the rest, when no request can add to it any more. */
  private void finish() throws InterruptedException, IOException {
    long deadline = System.nanoTime() + LAST_DELIVERY.toNanos();
    settleUntil(deadline);
    List<ProducerRecord<String, byte[]>> rest = encode(queue.takeAll());
    if (spool.isEmpty()) {
      send(rest);
      settleUntil(deadline);
    } else {
      spool.add(rest);
    }
    spool.close();
  }

  private void settleUntil(long deadline) throws InterruptedException, IOException {
    while (inFlight != null && System.nanoTime() - deadline < 0) {
      Thread.sleep(1);
      settle();
    }
    if (inFlight != null) {
      spool.add(inFlight.records());
      inFlight = null;
    }
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
        stopping.join(LAST_DELIVERY.multipliedBy(3));
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
