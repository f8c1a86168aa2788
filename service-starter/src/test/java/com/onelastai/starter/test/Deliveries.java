package com.onelastai.starter.test;

import com.onelastai.events.DomainEvent;
import com.onelastai.events.EventEnvelope;
import com.onelastai.starter.messaging.EventMetadata;
import com.onelastai.starter.messaging.Received;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/** The events of a partition that nobody else writes to. */
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

  /** Hands the events to a listener of single events. */
  public void forEach(BiConsumer<E, EventMetadata> listener) {
    for (Received<E> received : events) {
      EventEnvelope<E> envelope = received.envelope();
      listener.accept(envelope.event(), new EventMetadata(envelope.id(), envelope.time()));
    }
  }

  /** The same event at another position. */
  public Deliveries<E> repeat(int index) {
    EventEnvelope<E> envelope = events.get(index).envelope();
    return add(envelope.id(), envelope.time(), envelope.event());
  }
}
