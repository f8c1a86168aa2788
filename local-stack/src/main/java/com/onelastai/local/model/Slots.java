package com.onelastai.local.model;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** As many answers at a time as the engine has slots, and a few that wait for one. */
final class Slots implements AutoCloseable {

  private static final long END_SECONDS = 10;

  /** Platform threads: the engine's calls would hold on to the carriers of virtual ones. */
  private final ThreadPoolExecutor threads;

  Slots(int slots, int waiting) {
    threads =
        new ThreadPoolExecutor(
            slots, slots, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(waiting));
  }

  void take(Runnable work) {
    try {
      threads.execute(work);
    } catch (RejectedExecutionException e) {
      throw ApiException.busy();
    }
  }

  /** Gives up a place in the queue; what has begun goes on. */
  void leaveQueue(Runnable work) {
    threads.remove(work);
  }

  /** Interrupts what runs, and returns when it has ended. */
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
