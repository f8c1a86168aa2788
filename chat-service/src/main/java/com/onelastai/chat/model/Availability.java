package com.onelastai.chat.model;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * A circuit breaker: after a failure a server is skipped for a pause, then one request at a time
 * probes it, so that a hanging server does not delay all of them.
 */
final class Availability {

  static final Duration PAUSE = Duration.ofSeconds(5);

  private static final long ANSWERS = 0;

  private final LongSupplier nanos;
  private final AtomicLong nextTry = new AtomicLong(ANSWERS);

  Availability(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** A caller that gets true must then ask the server. */
  boolean expected() {
    long due = nextTry.get();
    return due == ANSWERS
        || (nanos.getAsLong() - due >= 0 && nextTry.compareAndSet(due, afterPause()));
  }

  /**
   * @return whether the server was available before
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
