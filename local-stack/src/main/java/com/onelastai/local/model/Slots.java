package com.onelastai.local.model;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Runs as many answers at a time as the engine has slots, with a short queue. */
final class Slots implements AutoCloseable {

  private static final long END_SECONDS = 10;

  /** Platform threads: the engine's native calls would pin virtual ones. */
  private final ThreadPoolExecutor threads;

  Slots(int slots, int waiting) {
    threads =
        new ThreadPoolExecutor(
            slots, slots, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(waiting));
  }

  void submit(Runnable work) {
    try {
      threads.execute(work);
    } catch (RejectedExecutionException e) {
      throw ApiException.busy();
    }
  }

  /** Leaves the queue; begun work continues. */
  void leaveQueue(Runnable work) {
    threads.remove(work);
  }

  /** Interrupts running work and waits for its end. */
  @Override
  public void close() {
    threads.shutdownNow();
    try {
      threads.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
