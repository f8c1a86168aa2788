package com.onelastai.events;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * An event with its id and time.
 *
 * @param id unique among all events of its type; a consumer ignores an id that it has processed
 * @param time when it happened, in milliseconds, the precision of the store
 */
public record EventEnvelope<E extends DomainEvent>(String id, Instant time, E event) {

  public EventEnvelope {
    time = time.truncatedTo(ChronoUnit.MILLIS);
  }
}
