package com.onelastai.events;

import org.jspecify.annotations.Nullable;

/** A fact that a service publishes. Implementations have an {@link EventContract}. */
public interface DomainEvent {

  /**
   * The partition key: events with the same key are read in the order in which they were published.
   * Null where order does not matter.
   */
  @Nullable String key();

  /** The user whose data the event holds; null if it holds nobody's. */
  default @Nullable String userId() {
    return null;
  }
}
