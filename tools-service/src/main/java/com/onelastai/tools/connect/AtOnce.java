package com.onelastai.tools.connect;

import com.onelastai.tools.tool.ToolFailedException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Does several things that wait at the same time. */
public final class AtOnce {

  private AtOnce() {}

  /**
   * All results, in order; at most so many run at once.
   *
   * @throws ToolFailedException if the run is ended
   */
  public static <T> List<T> all(int atOnce, List<Callable<T>> work) {
    try (ExecutorService threads =
        Executors.newFixedThreadPool(atOnce, Thread.ofVirtual().factory())) {
      return threads.invokeAll(work).stream().map(AtOnce::result).toList();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw new ToolFailedException("The run was ended.");
    }
  }

  /**
   * The result of work that gets only so much time.
   *
   * @throws ToolFailedException if it takes longer, or the run is ended
   */
  public static <T> T within(Duration limit, Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread.startVirtualThread(task);
    try {
      task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException failed) {
      // Its result says how.
    } catch (TimeoutException late) {
      task.cancel(true);
      throw new ToolFailedException("No answer within %d seconds.".formatted(limit.toSeconds()));
    } catch (InterruptedException ended) {
      task.cancel(true);
      Thread.currentThread().interrupt();
      throw new ToolFailedException("The run was ended.");
    }
    return result(task);
  }

  /** Of what is done. */
  private static <T> T result(Future<T> done) {
    try {
      return done.get();
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof ToolFailedException refused
          ? refused
          : new IllegalStateException(failed.getCause());
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw new ToolFailedException("The run was ended.");
    }
  }
}
