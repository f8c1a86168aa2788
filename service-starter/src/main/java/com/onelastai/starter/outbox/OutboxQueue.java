package com.onelastai.starter.outbox;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Relays documents behind the back of whoever wrote them. What does not fit is left to the sweep.
 */
class OutboxQueue implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(OutboxQueue.class);
  private static final int WORKERS = 16;
  private static final int CAPACITY = 10_000;
  private static final int SECONDS_TO_FINISH = 10;

  private final OutboxRelay relay;
  private final OutboxMetrics metrics;
  private final ThreadPoolExecutor workers =
      new ThreadPoolExecutor(
          WORKERS,
          WORKERS,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(CAPACITY),
          Thread.ofVirtual().name("outbox-", 0).factory());

  OutboxQueue(OutboxRelay relay, OutboxMetrics metrics) {
    this.relay = relay;
    this.metrics = metrics;
  }

  void add(String collection, Object id) {
    try {
      workers.execute(() -> relay(collection, id));
    } catch (RejectedExecutionException full) {
      metrics.left(collection);
    }
  }

  int waiting() {
    return workers.getQueue().size();
  }

  private void relay(String collection, Object id) {
    try {
      relay.relay(collection, id);
    } catch (RuntimeException failure) {
      log.warn("Events of {} are left to the next sweep: {}", collection, failure.getMessage());
    }
  }

  @Override
  public void close() throws InterruptedException {
    workers.shutdown();
    if (!workers.awaitTermination(SECONDS_TO_FINISH, TimeUnit.SECONDS)) {
      workers.shutdownNow();
    }
  }
}
