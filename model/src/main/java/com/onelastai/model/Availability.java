package com.onelastai.model;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * A circuit breaker: after a failure a server is skipped for a pause, then one request at a time
 * probes it, so that a hanging server does not delay all of them.
 */
final class Availability {

  static final Duration PAUSE = Duration.ofSeconds(5);

  private static final long AVAILABLE = 0;

  private final LongSupplier nanos;
  private final AtomicLong nextTry = new AtomicLong(AVAILABLE);

  Availability(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** A caller that gets true must then ask the server. */
  boolean isAvailable() {
    long due = nextTry.get();
    return due == AVAILABLE
        || (nanos.getAsLong() - due >= 0 && nextTry.compareAndSet(due, afterPause()));
  }

  /**
   * @return whether the server was available before
   */
  boolean failed() {
    return nextTry.getAndSet(afterPause()) == AVAILABLE;
  }

  void succeeded() {
    nextTry.set(AVAILABLE);
  }

  private long afterPause() {
    long due = nanos.getAsLong() + PAUSE.toNanos();
    return due == AVAILABLE ? 1 : due;
  }
}
