package com.onelastai.local.stripe;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Real time plus an offset; during due work, the time at which it was due. */
final class SimulatedClock {

  private final Clock real;
  private Duration offset;
  private @Nullable Instant due;

  SimulatedClock(Clock real, Duration offset) {
    this.real = real;
    this.offset = offset;
  }

  Instant now() {
    return due == null ? real.instant().plus(offset) : due;
  }

  Instant realNow() {
    return real.instant();
  }

  Duration offset() {
    return offset;
  }

  void setOffset(Duration offset) {
    this.offset = offset;
  }

  void at(long seconds, Runnable action) {
    due = Instant.ofEpochSecond(seconds);
    try {
      action.run();
    } finally {
      due = null;
    }
  }
}
