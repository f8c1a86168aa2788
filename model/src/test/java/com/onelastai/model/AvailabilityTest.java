package com.onelastai.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AvailabilityTest {

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);
  private final Availability server = new Availability(nanos::get);

  @Test
  void failedServerIsSkippedForThePause() {
    assertThat(server.isAvailable()).isTrue();
    assertThat(server.failed()).isTrue();
    assertThat(server.failed()).isFalse();
    nanos.addAndGet(Availability.PAUSE.toNanos() - 1);
    assertThat(server.isAvailable()).isFalse();
  }

  @Test
  void oneRequestPerPauseProbesTheServer() {
    server.failed();
    nanos.addAndGet(Availability.PAUSE.toNanos());
    assertThat(server.isAvailable()).isTrue();
    assertThat(server.isAvailable()).isFalse();
    nanos.addAndGet(Availability.PAUSE.toNanos());
    assertThat(server.isAvailable()).isTrue();
  }

  @Test
  void successMakesItAvailableAtOnce() {
    server.failed();
    server.succeeded();
    assertThat(server.isAvailable()).isTrue();
    assertThat(server.isAvailable()).isTrue();
  }
}
