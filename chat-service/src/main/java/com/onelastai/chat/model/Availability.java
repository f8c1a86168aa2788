package com.onelastai.chat.model;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Whether a server is expected to answer. After a failure it is not for a pause, and then one
 * request at a time finds out, so that a server that hangs does not hold up all of them.
 */
final class Availability {

  static final Duration PAUSE = Duration.ofSeconds(5);

  private static final long ANSWERS = 0;

  private final LongSupplier nanos;
  private final AtomicLong nextTry = new AtomicLong(ANSWERS);

  Availability(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Whoever is told true is to ask it. */
  boolean expected() {
    long due = nextTry.get();
    return due == ANSWERS
        || (nanos.getAsLong() - due >= 0 && nextTry.compareAndSet(due, afterPause()));
  }

  /**
   * @return whether that is news
   */
  boolean failed() {
    return nextTry.getAndSet(afterPause()) == ANSWERS;
  }

  void answered() {
    nextTry.set(ANSWERS);
  }

  private long afterPause() {
    long due = nanos.getAsLong() + PAUSE.toNanos();
    return due == ANSWERS ? 1 : due;
  }
}
