package com.onelastai.starter.job;

import com.onelastai.starter.progress.ProgressWatch;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Optional;
import net.javacrumbs.shedlock.core.ClockProvider;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.core.LockProvider;
import net.javacrumbs.shedlock.core.SimpleLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of a job: under its lock if it has one, measured, and never failing its schedule. */
final class Job implements Runnable {

  private static final Logger log = LoggerFactory.getLogger(Job.class);

  /** How long a crash keeps the job from the other instances; a run that goes on extends it. */
  private static final Duration LEASE = Duration.ofMinutes(1);

  private final String name;
  private final Duration atMost;
  private final Runnable method;
  private final @Nullable LockProvider locks;
  private final ProgressWatch progress;
  private final MeterRegistry meters;
  private boolean failing;

  /**
   * @param locks null if every instance runs the job
   */
  Job(
      String name,
      Duration atMost,
      Runnable method,
      @Nullable LockProvider locks,
      ProgressWatch progress,
      MeterRegistry meters) {
    this.name = name;
    this.atMost = atMost;
    this.method = method;
    this.locks = locks;
    this.progress = progress;
    this.meters = meters;
  }

  @Override
  public void run() {
    Timer.Sample sample = Timer.start(meters);
    try (var _ = progress.start("job " + name, atMost)) {
      if (runLocked()) {
        sample.stop(timer("success"));
      }
      if (failing) {
        log.info("Job {} succeeds again", name);
      }
      failing = false;
    } catch (RuntimeException failure) {
      sample.stop(timer("failure"));
      // Only the first of a series: a store that is away fails each run.
      if (failing) {
        log.debug("Job {} failed again", name, failure);
      } else {
        log.warn("Job {} failed; its next run tries again", name, failure);
      }
      failing = true;
    }
  }

  private boolean runLocked() {
    if (locks == null) {
      method.run();
      return true;
    }
    Optional<SimpleLock> lock =
        locks.lock(new LockConfiguration(ClockProvider.now(), name, LEASE, Duration.ZERO));
    lock.ifPresent(held -> {
      try {
        method.run();
      } finally {
        held.unlock();
      }
    });
    return lock.isPresent();
  }

  private Timer timer(String outcome) {
    return meters.timer("jobs", "job", name, "outcome", outcome);
  }
}
