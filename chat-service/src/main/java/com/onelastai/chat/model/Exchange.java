package com.onelastai.chat.model;

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
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What one thread asks of a server and waits for, until a limit of time or a cancellation breaks it
 * off. A wait costs no timer of its own: one that is set stands until it is due, and is then set
 * again for what the limit has become.
 */
final class Exchange implements AutoCloseable {

  /** Who broke it off. */
  enum Broken {
    BY_CALLER,
    BY_TIME
  }

  private final HttpClient http;
  private final ScheduledExecutorService watchdog;
  private final long end;
  private @Nullable Broken broken;
  private @Nullable Runnable leave;
  private @Nullable Future<?> timer;
  private long timerDue;
  private long limit;

  /**
   * @param end the {@link System#nanoTime} at which it must be over
   */
  Exchange(
      HttpClient http, ScheduledExecutorService watchdog, Cancellation cancellation, long end) {
    this.http = http;
    this.watchdog = watchdog;
    this.end = end;
    this.limit = end;
    setTimer();
    cancellation.onCancel(() -> breakOff(Broken.BY_CALLER));
  }

  /** Limits the wait that begins now. */
  synchronized void limit(Duration wait) {
    limitTo(Math.min(System.nanoTime() + wait.toNanos(), end));
  }

  /** Nothing is waited for; only the end of it all stands. */
  synchronized void noLimit() {
    limitTo(end);
  }

  synchronized @Nullable Broken broken() {
    return broken;
  }

  /** The head of what is answered; the body is to be read from it. */
  HttpResponse<InputStream> send(HttpRequest request) throws IOException {
    try {
      return sendOnce(request);
    } catch (ConnectException | HttpTimeoutException away) {
      throw away;
    } catch (IOException failed) {
      if (broken() != null) {
        throw failed;
      }
      // Most likely a kept connection that the server had just closed.
      return sendOnce(request);
    }
  }

  private HttpResponse<InputStream> sendOnce(HttpRequest request) throws IOException {
    CompletableFuture<HttpResponse<InputStream>> sent =
        http.sendAsync(request, BodyHandlers.ofInputStream());
    leaveBy(() -> sent.cancel(true));
    try {
      HttpResponse<InputStream> response = sent.get();
      leaveBy(() -> close(response.body()));
      return response;
    } catch (InterruptedException e) {
      sent.cancel(true);
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    } catch (CancellationException e) {
      throw new IOException("broken off", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
    }
  }

  @Override
  public void close() {
    Runnable last;
    synchronized (this) {
      if (timer != null) {
        timer.cancel(false);
      }
      last = leave;
      leave = null;
    }
    if (last != null) {
      last.run();
    }
  }

  private void leaveBy(Runnable next) {
    boolean now;
    synchronized (this) {
      leave = next;
      now = broken != null;
    }
    if (now) {
      next.run();
    }
  }

  private void breakOff(Broken by) {
    synchronized (this) {
      if (broken != null) {
        return;
      }
      broken = by;
    }
    close();
  }

  private void limitTo(long newLimit) {
    limit = newLimit;
    if (limit - timerDue < 0) {
      setTimer();
    }
  }

  private synchronized void setTimer() {
    if (timer != null) {
      timer.cancel(false);
    }
    timerDue = limit;
    timer = watchdog.schedule(this::onTimer, timerDue - System.nanoTime(), TimeUnit.NANOSECONDS);
  }

  private void onTimer() {
    synchronized (this) {
      if (limit - System.nanoTime() > 0) {
        setTimer();
        return;
      }
    }
    breakOff(Broken.BY_TIME);
  }

  private static void close(InputStream body) {
    try {
      body.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
