package com.onelastai.events;

import org.jspecify.annotations.Nullable;

/** A fact that one service tells the others. Implementations carry {@link EventContract}. */
public interface DomainEvent {

  /**
   * The id of what the event is about. Events with the same key are read in the order in which they
   * were published; null where no order is needed.
   */
  @Nullable String key();

  /** The user whose data the event holds; null if it holds nobody's. */
  default @Nullable String userId() {
    return null;
  }
}
