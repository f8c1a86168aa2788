package com.onelastai.starter.messaging;

import com.onelastai.events.DomainEvent;
import com.onelastai.events.EventEnvelope;

/** An event with its position in the topic, which tells a redelivery from a repetition. */
public record Received<E extends DomainEvent>(
    EventEnvelope<E> envelope, int partition, long offset) {

  public E event() {
    return envelope.event();
  }
}
