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

/** Where requests leave their events. Never waits: what does not fit is dropped and counted. */
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

  /** Waits for a first event as long as {@code patience}, and then lets more of them gather. */
  List<EventEnvelope<?>> take(int max, Duration patience, Duration linger)
      throws InterruptedException {
    List<EventEnvelope<?>> taken = new ArrayList<>();
    @Nullable EventEnvelope<?> first = queue.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
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
