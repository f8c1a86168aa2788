package com.onelastai.gateway.publish;

import com.onelastai.events.EventEnvelope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes events from requests without waiting. When it is full, events are dropped and counted. */
@Component
public class EventQueue {

  private final BlockingQueue<EventEnvelope<?>> queue;
  private final PublishMetrics metrics;

  EventQueue(PublishProperties properties, PublishMetrics metrics) {
    this.queue = new ArrayBlockingQueue<>(properties.queueCapacity());
    this.metrics = metrics;
  }

  public void offer(EventEnvelope<?> event) {
    if (!queue.offer(event)) {
      metrics.dropped(1);
    }
  }

  /** Waits up to {@code timeout} for a first event, and then {@code linger} for more. */
  List<EventEnvelope<?>> take(int max, Duration timeout, Duration linger)
      throws InterruptedException {
    List<EventEnvelope<?>> taken = new ArrayList<>();
    @Nullable EventEnvelope<?> first = queue.poll(timeout.toMillis(), TimeUnit.MILLISECONDS);
    if (first != null) {
      taken.add(first);
      Thread.sleep(linger);
      queue.drainTo(taken, max - 1);
    }
    return taken;
  }

  List<EventEnvelope<?>> takeAll() {
    List<EventEnvelope<?>> taken = new ArrayList<>();
    queue.drainTo(taken);
    return taken;
  }
}
