package com.onelastai.starter.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** The system's time in milliseconds, moved by an offset of whole milliseconds. */
public final class SettableClock extends Clock {

  private static final Clock SYSTEM = Clock.tickMillis(ZoneOffset.UTC);

  private volatile Duration offset = Duration.ZERO;

  public void setOffset(Duration offset) {
    this.offset = offset.truncatedTo(ChronoUnit.MILLIS);
  }

  public Duration offset() {
    return offset;
  }

  @Override
  public Instant instant() {
    return SYSTEM.instant().plus(offset);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.offset(Clock.tickMillis(zone), offset);
  }
}
