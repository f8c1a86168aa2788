package com.onelastai.billing.test;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Calls at the same time. */
public final class Concurrently {

  private Concurrently() {}

  /**
   * @param call gets its number, from 0
   * @return the results in the order of the numbers
   */
  public static <T extends @Nullable Object> List<T> call(int times, IntFunction<T> call) {
    CountDownLatch start = new CountDownLatch(times);
    try (var threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory())) {
      return IntStream.range(0, times)
          .mapToObj(number ->
              CompletableFuture.supplyAsync(
                  () -> {
                    start.countDown();
                    await(start);
                    return call.apply(number);
                  },
                  threads))
          .toList()
          .stream()
          .map(CompletableFuture::join)
          .toList();
    }
  }

  public static void run(int times, IntConsumer call) {
    call(
        times,
        number -> {
          call.accept(number);
          return number;
        });
  }

  public static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
