package com.onelastai.billing.webhook;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Has events acted on behind the back of whoever tells them. What does not fit is swept later. */
@Component
class EventQueue implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(EventQueue.class);
  private static final int WORKERS = 16;
  private static final int CAPACITY = 2_000;
  private static final int SECONDS_TO_FINISH = 10;

  private final EventHandling handling;
  private final ThreadPoolExecutor workers =
      new ThreadPoolExecutor(
          WORKERS,
          WORKERS,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(CAPACITY),
          Thread.ofVirtual().name("stripe-event-", 0).factory());

  EventQueue(EventHandling handling) {
    this.handling = handling;
  }

  void add(StoredEvent event) {
    try {
      workers.execute(() -> handle(event));
    } catch (RejectedExecutionException full) {
      log.debug("{} is left to the next sweep", event.id());
    }
  }

  int waiting() {
    return workers.getQueue().size();
  }

  private void handle(StoredEvent event) {
    try {
      handling.handle(event);
    } catch (RuntimeException failure) {
      log.warn("{} is left to the next sweep: {}", event.id(), failure.toString());
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
