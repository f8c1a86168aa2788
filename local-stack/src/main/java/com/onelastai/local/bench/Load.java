package com.onelastai.local.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Closed-loop load: each connection sends its next request when the last one was answered. */
final class Load {

  private Load() {}

  /**
   * @param seconds of the whole run
   * @param latencies nanoseconds, sorted
   */
  record Outcome(double seconds, long[] latencies) {

    double millisAt(double quantile) {
      return latencies[(int) Math.min(latencies.length - 1, quantile * latencies.length)] / 1e6;
    }
  }

  /**
   * Sends {@code requests} over {@code connections}; {@code request} gives the n-th as bytes.
   *
   * @throws IllegalStateException if one is not answered {@code status}
   */
  static Outcome run(
      URI address, int connections, int requests, int status, IntFunction<byte[]> request) {
    long start = System.nanoTime();
    try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
      List<Future<long[]>> parts = new ArrayList<>();
      for (int c = 0; c < connections; c++) {
        int first = c;
        parts.add(
            threads.submit(() -> send(address, first, connections, requests, status, request)));
      }
      long[] latencies = join(parts);
      double seconds = (System.nanoTime() - start) / 1e9;
      Arrays.sort(latencies);
      return new Outcome(seconds, latencies);
    }
  }

  private static long[] send(
      URI address, int first, int step, int requests, int expected, IntFunction<byte[]> request) {
    long[] latencies = new long[(requests - first + step - 1) / step];
    try (HttpConnection connection = new HttpConnection(address)) {
      for (int n = first, i = 0; n < requests; n += step, i++) {
        byte[] bytes = request.apply(n);
        long sent = System.nanoTime();
        int status = connection.exchange(bytes).status();
        latencies[i] = System.nanoTime() - sent;
        if (status != expected) {
          throw new IllegalStateException("Request " + n + " was answered " + status);
        }
      }
      return latencies;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long[] join(List<Future<long[]>> parts) {
    List<long[]> all = new ArrayList<>();
    for (Future<long[]> part : parts) {
      try {
        all.add(part.get());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      } catch (ExecutionException e) {
        throw new IllegalStateException(e.getCause());
      }
    }
    return all.stream().flatMapToLong(Arrays::stream).toArray();
  }
}
