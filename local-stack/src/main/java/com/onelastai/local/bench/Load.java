package com.onelastai.local.bench;

import com.onelastai.local.stack.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/** Closed-loop load: each connection sends its next request after the previous response. */
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

    private Outcome and(Outcome other) {
      return of(LongStream.concat(Arrays.stream(latencies), Arrays.stream(other.latencies)));
    }

    /** Without a time of the whole run. */
    static Outcome of(LongStream nanos) {
      return new Outcome(0, nanos.sorted().toArray());
    }
  }

  /**
   * Sends {@code requests} over {@code connections}; {@code request} gives the n-th as bytes.
   *
   * @throws IllegalStateException if a response has another status
   */
  static Outcome run(
      URI address, int connections, int requests, int status, IntFunction<byte[]> request) {
    long start = System.nanoTime();
    List<Callable<long[]>> senders = new ArrayList<>();
    for (int c = 0; c < connections; c++) {
      int first = c;
      senders.add(() -> send(address, first, connections, requests, status, request));
    }
    List<long[]> latencies;
    try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
      latencies = results(threads, senders);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Outcome(
        seconds, latencies.stream().flatMapToLong(Arrays::stream).sorted().toArray());
  }

  /** Gives each request when it is due, at a steady rate from now on. */
  static IntFunction<byte[]> paced(int perSecond, IntFunction<byte[]> request) {
    long begin = System.nanoTime();
    return n -> {
      long due = begin + n * 1_000_000_000L / perSecond;
      for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
        LockSupport.parkNanos(wait);
      }
      return request.apply(n);
    };
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
          throw new IllegalStateException("Request " + n + " was answered with " + status);
        }
      }
      return latencies;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Measures the cases in turn, so that all run under the same conditions; merges the rounds. */
  static Map<String, Outcome> inTurn(int rounds, Map<String, Supplier<Outcome>> cases) {
    Map<String, Outcome> merged = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      cases.forEach((name, run) -> merged.merge(name, run.get(), Outcome::and));
    }
    return merged;
  }

  /** Runs the tasks, at most that many at a time, and returns their results in order. */
  static <T> List<T> parallel(int most, List<? extends Callable<T>> tasks) {
    try (ExecutorService threads =
        Executors.newFixedThreadPool(most, Thread.ofVirtual().factory())) {
      return results(threads, tasks);
    }
  }

  private static <T> List<T> results(ExecutorService threads, List<? extends Callable<T>> tasks) {
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> result : threads.invokeAll(tasks)) {
        results.add(result.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  static URI address(Stack stack, String part) {
    return URI.create("http://127.0.0.1:" + stack.port(part));
  }
}
