package com.onelastai.tools.run;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.tools.tool.ToolFailedException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Runs the tools that wait for others: only so many at once, and each only so long. */
@Component
class SlowRuns implements AutoCloseable {

  /**
   * @param atOnce how many run at once
   * @param limit for a run
   */
  @ConfigurationProperties("onelastai.slow-runs")
  record SlowRunProperties(int atOnce, Duration limit) {}

  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final Duration PULSE = Duration.ofSeconds(1);

  private final Semaphore places;
  private final Duration limit;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  SlowRuns(SlowRunProperties properties) {
    this.places = new Semaphore(properties.atOnce());
    this.limit = properties.limit();
  }

  /**
   * @param alive is called every second; what it throws ends the run
   * @throws ApiException 503 {@code busy} if too many run
   * @throws ToolFailedException if it takes too long
   */
  <R> R run(Supplier<R> work, Runnable alive) {
    if (!places.tryAcquire()) {
      throw new ApiException(
              HttpStatus.SERVICE_UNAVAILABLE,
              "busy",
              "Too many slow tools are running. Try again in a moment.")
          .retryAfter(PAUSE);
    }
    Map<String, String> logContext = MDC.getCopyOfContextMap();
    return await(threads.submit(() -> inItsPlace(work, logContext)), alive);
  }

  /**
   * A run that goes on after its time keeps its place. Its log has the request's correlation id.
   */
  private <R> R inItsPlace(Supplier<R> work, @Nullable Map<String, String> logContext) {
    try {
      if (logContext != null) {
        MDC.setContextMap(logContext);
      }
      return work.get();
    } finally {
      places.release();
    }
  }

  private <R> R await(Future<R> run, Runnable alive) {
    long end = System.nanoTime() + limit.toNanos();
    try {
      while (true) {
        long left = end - System.nanoTime();
        if (left <= 0) {
          throw new ToolFailedException(
              "This took longer than %d seconds.".formatted(limit.toSeconds()));
        }
        try {
          return run.get(Math.min(left, PULSE.toNanos()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException unfinished) {
          alive.run();
        }
      }
    } catch (ExecutionException failed) {
      throw cause(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new ToolFailedException("The service stops.");
    } finally {
      run.cancel(true);
    }
  }

  private static RuntimeException cause(ExecutionException failed) {
    return switch (failed.getCause()) {
      case RuntimeException refused -> refused;
      case Error error -> throw error;
      case null, default -> new IllegalStateException(failed);
    };
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
