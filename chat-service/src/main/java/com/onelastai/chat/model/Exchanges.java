package com.onelastai.chat.model;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/** The HTTP client for the model's servers, and one thread for all timeouts. */
final class Exchanges implements AutoCloseable {

  private final HttpClient http;
  private final ScheduledThreadPoolExecutor watchdog =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().name("model-watchdog").daemon().factory());

  Exchanges(Duration connectTimeout) {
    watchdog.setRemoveOnCancelPolicy(true);
    http =
        HttpClient.newBuilder()
            // Most servers support nothing newer, and the client would first ask for an upgrade.
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(connectTimeout)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
  }

  /**
   * @param end the {@link System#nanoTime} at which it must be over
   */
  Exchange begin(Cancellation cancellation, long end) {
    return new Exchange(http, watchdog, cancellation, end);
  }

  @Override
  public void close() {
    http.shutdownNow();
    watchdog.shutdownNow();
  }
}
