package com.onelastai.starter.progress;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Watches work in progress. Work that takes longer than its limit counts as hung, and liveness is
 * down until it ends. Work that fails and is retried is not hung: a restart would not help while a
 * dependency is unavailable.
 */
public final class ProgressWatch extends AbstractHealthIndicator {

  private final LongSupplier nanoTime;
  private final Duration defaultLimit;
  private final Set<Work> running = ConcurrentHashMap.newKeySet();

  public ProgressWatch(Duration defaultLimit, LongSupplier nanoTime) {
    this.defaultLimit = defaultLimit;
    this.nanoTime = nanoTime;
  }

  /** A piece of work, to be closed when it ends in any way. */
  public final class Work implements AutoCloseable {

    private final String name;
    private final Duration limit;
    private final long start = nanoTime.getAsLong();

    private Work(String name, Duration limit) {
      this.name = name;
      this.limit = limit;
    }

    private boolean hangs() {
      return nanoTime.getAsLong() - start > limit.toNanos();
    }

    @Override
    public void close() {
      running.remove(this);
    }
  }

  public Work start(String name) {
    return start(name, defaultLimit);
  }

  /**
   * @param limit after which the work counts as hung
   */
  public Work start(String name, Duration limit) {
    Work work = new Work(name, limit);
    running.add(work);
    return work;
  }

  @Override
  protected void doHealthCheck(Health.Builder builder) {
    List<String> hung =
        running.stream().filter(Work::hangs).map(work -> work.name).sorted().toList();
    if (hung.isEmpty()) {
      builder.up();
    } else {
      builder.down().withDetail("hung", hung);
    }
  }
}
