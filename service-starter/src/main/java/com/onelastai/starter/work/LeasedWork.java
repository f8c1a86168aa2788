package com.onelastai.starter.work;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Processes stored items in the background. An item is added as soon as it is stored; the processor
 * leases it in the store, so that no other instance processes it meanwhile. A sweep adds the items
 * that a crash, a full queue or a failure left.
 *
 * @param <T> what identifies an item
 */
public final class LeasedWork<T> implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(LeasedWork.class);
  private static final int WORKERS = 16;
  private static final int SECONDS_TO_FINISH = 10;
  private static final int MAX_DOUBLINGS = 20;

  private final String name;
  private final Consumer<T> processor;
  private final ThreadPoolExecutor workers;

  /**
   * @param name of the work, in logs and thread names
   * @param processor leases the item and processes it
   */
  public LeasedWork(String name, int capacity, Consumer<T> processor) {
    this(name, WORKERS, capacity, Thread.ofVirtual(), processor);
  }

  private LeasedWork(
      String name, int workers, int capacity, Thread.Builder threads, Consumer<T> processor) {
    this.name = name;
    this.processor = processor;
    this.workers =
        new ThreadPoolExecutor(
            workers,
            workers,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(capacity),
            threads.name(name + "-", 0).factory());
  }

  /**
   * Work that computes: on virtual threads it would hold up all others. Requests come first, where
   * the machine heeds priorities.
   *
   * @param workers how many items are processed at once
   */
  public static <T> LeasedWork<T> computing(
      String name, int workers, int capacity, Consumer<T> processor) {
    Thread.Builder threads = Thread.ofPlatform().priority(Thread.MIN_PRIORITY);
    return new LeasedWork<>(name, workers, capacity, threads, processor);
  }

  /**
   * @return false if the queue is full, which leaves the item to a sweep
   */
  public boolean add(T item) {
    try {
      workers.execute(() -> process(item));
      return true;
    } catch (RejectedExecutionException full) {
      return false;
    }
  }

  public boolean isFull() {
    return workers.getQueue().remainingCapacity() == 0;
  }

  /**
   * Adds items that are due, unless those of the last sweep still wait.
   *
   * @param due reads at most so many
   */
  public void sweep(int batch, IntFunction<List<T>> due) {
    if (workers.getQueue().size() < batch) {
      due.apply(batch).forEach(this::add);
    }
  }

  /** The pause after so many failures: doubled with each one, up to a maximum. */
  public static Duration backOff(int failures, Duration first, Duration max) {
    Duration pause = first.multipliedBy(1L << Math.min(failures, MAX_DOUBLINGS));
    return pause.compareTo(max) < 0 ? pause : max;
  }

  private void process(T item) {
    try {
      processor.accept(item);
    } catch (RuntimeException failure) {
      // Without the item, which may hold personal data.
      log.warn("An item of {} is left to the next sweep: {}", name, failure.toString());
    }
  }

  @Override
  public void close() throws InterruptedException {
    workers.shutdown();
    if (!workers.awaitTermination(SECONDS_TO_FINISH, TimeUnit.SECONDS)) {
      workers.shutdownNow();
    }
  }
}
