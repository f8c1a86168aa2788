package com.onelastai.starter.test;

import com.onelastai.events.DomainEvent;
import com.onelastai.events.EventEnvelope;
import com.onelastai.starter.messaging.Received;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** A partition of a topic that nobody else writes to, and what stands in it. */
public final class Deliveries<E extends DomainEvent> {

  private static final AtomicInteger PARTITIONS = new AtomicInteger(1_000);

  private final int partition = PARTITIONS.incrementAndGet();
  private final List<Received<E>> events = new ArrayList<>();

  public List<Received<E>> events() {
    return List.copyOf(events);
  }

  public Deliveries<E> add(Instant time, E event) {
    return add(UUID.randomUUID().toString(), time, event);
  }

  public Deliveries<E> add(String id, Instant time, E event) {
    events.add(new Received<>(new EventEnvelope<>(id, time, event), partition, events.size()));
    return this;
  }

  /** The same event at another place. */
  public Deliveries<E> repeat(int index) {
    EventEnvelope<E> envelope = events.get(index).envelope();
    return add(envelope.id(), envelope.time(), envelope.event());
  }
}
