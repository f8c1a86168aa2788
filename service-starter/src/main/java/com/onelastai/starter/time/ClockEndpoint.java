package com.onelastai.starter.time;

import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/** Moves a running process in time, so that a test need not wait for half an hour to pass. */
@Endpoint(id = "clock")
class ClockEndpoint {

  private final SettableClock clock;

  ClockEndpoint(SettableClock clock) {
    this.clock = clock;
  }

  @ReadOperation
  Now now() {
    return new Now(clock.instant(), clock.offset());
  }

  @WriteOperation
  Now move(String offset) {
    clock.setOffset(Duration.parse(offset));
    return now();
  }

  record Now(Instant now, Duration offset) {}
}
