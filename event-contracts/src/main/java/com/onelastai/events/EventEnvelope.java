package com.onelastai.events;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * An event with what identifies it.
 *
 * @param id unique among all events of its type; a consumer that has seen it ignores it
 * @param time when it happened, to the millisecond, which is what stores keep
 */
public record EventEnvelope<E extends DomainEvent>(String id, Instant time, E event) {

  public EventEnvelope {
    time = time.truncatedTo(ChronoUnit.MILLIS);
  }
}
