package com.onelastai.starter.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Relays events that a crash, a full queue or a broker failure left in their documents. */
class OutboxSweep implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(OutboxSweep.class);

  private final OutboxDocuments documents;
  private final OutboxQueue queue;
  private final OutboxTemplate template;
  private final OutboxProperties settings;
  private final OutboxMetrics metrics;
  private final Clock clock;
  private @Nullable ScheduledExecutorService timer;

  OutboxSweep(
      OutboxDocuments documents,
      OutboxQueue queue,
      OutboxTemplate template,
      OutboxProperties settings,
      OutboxMetrics metrics,
      Clock clock) {
    this.documents = documents;
    this.queue = queue;
    this.template = template;
    this.settings = settings;
    this.metrics = metrics;
    this.clock = clock;
  }

  void run() {
    for (String collection : template.collections()) {
      try {
        sweep(collection);
      } catch (RuntimeException failure) {
        log.warn("The sweep of {} failed and is retried: {}", collection, failure.getMessage());
      }
    }
  }

  private void sweep(String collection) {
    // Else what was found before is still under way.
    if (queue.waiting() < settings.batch()) {
      documents.left(collection, settings.batch()).forEach(id -> queue.add(collection, id));
    }
    Instant oldest = documents.oldest(collection);
    if (oldest == null) {
      metrics.backlog(collection, 0, Duration.ZERO);
    } else {
      metrics.backlog(
          collection, documents.count(collection), Duration.between(oldest, clock.instant()));
    }
  }

  @Override
  public synchronized void start() {
    timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("outbox-sweep").factory());
    long period = settings.sweepEvery().toMillis();
    timer.scheduleWithFixedDelay(this::run, 0, period, TimeUnit.MILLISECONDS);
  }

  @Override
  public synchronized void stop() {
    if (timer != null) {
      timer.shutdownNow();
      timer = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return timer != null;
  }
}
