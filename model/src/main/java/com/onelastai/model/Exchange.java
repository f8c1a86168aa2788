package com.onelastai.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One request to a server. A timeout or a cancellation aborts it from another thread. */
final class Exchange implements AutoCloseable {

  /** The reason of an abort. */
  enum Abort {
    BY_CALLER,
    BY_TIMEOUT
  }

  private final HttpClient http;
  private final long end;
  private final Deadline deadline;
  private @Nullable Abort aborted;
  private @Nullable Runnable action;

  /**
   * @param end the {@link System#nanoTime} at which it must be over
   */
  Exchange(
      HttpClient http, ScheduledExecutorService watchdog, Cancellation cancellation, long end) {
    this.http = http;
    this.end = end;
    this.deadline = new Deadline(watchdog, end, () -> abort(Abort.BY_TIMEOUT));
    cancellation.onCancel(() -> abort(Abort.BY_CALLER));
  }

  /** Sets a timeout for the wait that begins now. */
  void limit(Duration wait) {
    long due = System.nanoTime() + wait.toNanos();
    deadline.move(due - end < 0 ? due : end);
  }

  /** Removes the timeout; only the overall end remains. */
  void noLimit() {
    deadline.move(end);
  }

  synchronized @Nullable Abort aborted() {
    return aborted;
  }

  /** Returns when the response's head has arrived. */
  HttpResponse<InputStream> send(HttpRequest request) throws IOException {
    try {
      return sendOnce(request);
    } catch (ConnectException | HttpTimeoutException away) {
      throw away;
    } catch (IOException failed) {
      if (aborted() != null) {
        throw failed;
      }
      // Most likely a pooled connection that the server had just closed.
      return sendOnce(request);
    }
  }

  private HttpResponse<InputStream> sendOnce(HttpRequest request) throws IOException {
    CompletableFuture<HttpResponse<InputStream>> sent =
        http.sendAsync(request, BodyHandlers.ofInputStream());
    onAbort(() -> sent.cancel(true));
    try {
      HttpResponse<InputStream> response = sent.get();
      onAbort(() -> close(response.body()));
      return response;
    } catch (InterruptedException e) {
      sent.cancel(true);
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    } catch (CancellationException e) {
      throw new IOException("aborted", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
    }
  }

  @Override
  public void close() {
    deadline.cancel();
    Runnable last;
    synchronized (this) {
      last = action;
      action = null;
    }
    if (last != null) {
      last.run();
    }
  }

  private void onAbort(Runnable next) {
    boolean now;
    synchronized (this) {
      action = next;
      now = aborted != null;
    }
    if (now) {
      next.run();
    }
  }

  private void abort(Abort by) {
    synchronized (this) {
      if (aborted != null) {
        return;
      }
      aborted = by;
    }
    close();
  }

  private static void close(InputStream body) {
    try {
      body.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A timeout that is moved often. Moving it later costs no timer: the current one fires and is
   * then set again.
   */
  private static final class Deadline {

    private final ScheduledExecutorService watchdog;
    private final Runnable onDue;
    private @Nullable Future<?> timer;
    private long timerDue;
    private long due;

    /**
     * @param due as {@link System#nanoTime}
     */
    Deadline(ScheduledExecutorService watchdog, long due, Runnable onDue) {
      this.watchdog = watchdog;
      this.onDue = onDue;
      this.due = due;
      setTimer();
    }

    synchronized void move(long newDue) {
      due = newDue;
      if (due - timerDue < 0) {
        setTimer();
      }
    }

    synchronized void cancel() {
      if (timer != null) {
        timer.cancel(false);
      }
    }

    private synchronized void setTimer() {
      cancel();
      timerDue = due;
      timer = watchdog.schedule(this::onTimer, timerDue - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    private void onTimer() {
      synchronized (this) {
        if (due - System.nanoTime() > 0) {
          setTimer();
          return;
        }
      }
      onDue.run();
    }
  }

  /** The HTTP client for the model's servers, and one thread for all timeouts. */
  static final class Exchanges implements AutoCloseable {

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
}
