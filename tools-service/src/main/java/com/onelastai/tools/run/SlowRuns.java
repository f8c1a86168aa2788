package com.onelastai.tools.run;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.tools.tool.ToolFailedException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
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

  private final Semaphore places;
  private final Duration limit;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  SlowRuns(SlowRunProperties properties) {
    this.places = new Semaphore(properties.atOnce());
    this.limit = properties.limit();
  }

  /**
   * @throws ApiException 503 {@code busy} if too many run
   * @throws ToolFailedException if it takes too long
   */
  <R> R run(Supplier<R> work) {
    if (!places.tryAcquire()) {
      throw new ApiException(
              HttpStatus.SERVICE_UNAVAILABLE,
              "busy",
              "Too many slow tools are running. Try again in a moment.")
          .retryAfter(PAUSE);
    }
    return await(threads.submit(() -> inItsPlace(work)));
  }

  /** A run that goes on after its time keeps its place. */
  private <R> R inItsPlace(Supplier<R> work) {
    try {
      return work.get();
    } finally {
      places.release();
    }
  }

  private <R> R await(Future<R> run) {
    try {
      return run.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException failed) {
      switch (failed.getCause()) {
        case RuntimeException refused -> throw refused;
        case Error error -> throw error;
        case null, default -> throw new IllegalStateException(failed);
      }
    } catch (TimeoutException late) {
      run.cancel(true);
      throw new ToolFailedException(
          "This took longer than %d seconds.".formatted(limit.toSeconds()));
    } catch (InterruptedException stopped) {
      run.cancel(true);
      Thread.currentThread().interrupt();
      throw new ToolFailedException("The service stops.");
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
