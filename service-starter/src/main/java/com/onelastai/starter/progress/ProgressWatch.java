package com.onelastai.starter.progress;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Part of the liveness group: DOWN while a run of a job, or a batch of a consumer, takes longer
 * than its limit, since a thread that hangs does not recover without a restart. A run that fails
 * and is retried is not stuck.
 */
public final class ProgressWatch implements HealthIndicator {

  private final Set<Run> runs = ConcurrentHashMap.newKeySet();
  private final LongSupplier nanos;

  ProgressWatch(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Work that is under way until it is closed. */
  public final class Run implements AutoCloseable {

    private final String name;
    private final long started = nanos.getAsLong();
    private final Duration limit;

    private Run(String name, Duration limit) {
      this.name = name;
      this.limit = limit;
    }

    private boolean isStuck() {
      return nanos.getAsLong() - started > limit.toNanos();
    }

    @Override
    public void close() {
      runs.remove(this);
    }
  }

  public Run begin(String name, Duration limit) {
    Run run = new Run(name, limit);
    runs.add(run);
    return run;
  }

  @Override
  public Health health() {
    Health.Builder health = Health.up();
    for (Run run : runs) {
      if (run.isStuck()) {
        health.down().withDetail(run.name, "has run for longer than " + run.limit);
      }
    }
    return health.build();
  }
}
