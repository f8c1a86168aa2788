package com.onelastai.support.notification;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

/** One client that follows its user's notifications. It delays no other, however slow it is. */
final class NotificationStream {

  /** After that the browser reconnects by itself, and its token is checked again. */
  private static final Duration MAX_DURATION = Duration.ofMinutes(15);

  /** A client that is slower is disconnected, and reads the list when it is back. */
  private static final int MAX_WAITING = 200;

  /** More than are new within the time that is looked back. */
  private static final int REMEMBERED = 500;

  private static final long KEEP_ALIVE_NANOS = Duration.ofSeconds(15).toNanos();

  private final SseEmitter emitter = new SseEmitter(MAX_DURATION.toMillis());
  private final Queue<SseEventBuilder> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
  private final AtomicBoolean writing = new AtomicBoolean();
  private final Set<String> sent = Collections.newSetFromMap(new Remembered());
  private final Consumer<NotificationStream> onClose;
  private int unread = -1;
  private volatile long lastSent = System.nanoTime();

  NotificationStream(Consumer<NotificationStream> onClose) {
    this.onClose = onClose;
    emitter.onCompletion(() -> onClose.accept(this));
    emitter.onError(_ -> onClose.accept(this));
    emitter.onTimeout(this::complete);
  }

  SseEmitter emitter() {
    return emitter;
  }

  /** Sends the number if it has changed. */
  synchronized void unread(int number) {
    if (number != unread) {
      unread = number;
      send(SseEmitter.event().name("unread").data(new Unread(number)));
    }
  }

  /** Sends a notification once. */
  synchronized void notification(NotificationView notification) {
    if (sent.add(notification.id())) {
      send(SseEmitter.event().name("notification").id(notification.id()).data(notification));
    }
  }

  void keepAlive() {
    if (System.nanoTime() - lastSent > KEEP_ALIVE_NANOS) {
      send(SseEmitter.event().comment("waiting"));
    }
  }

  void complete() {
    try {
      emitter.complete();
    } catch (IllegalStateException alreadyClosed) {
      onClose.accept(this);
    }
  }

  private void send(SseEventBuilder event) {
    lastSent = System.nanoTime();
    if (!waiting.offer(event)) {
      complete();
    } else if (writing.compareAndSet(false, true)) {
      Thread.ofVirtual().start(this::write);
    }
  }

  private void write() {
    try {
      do {
        for (SseEventBuilder next = waiting.poll(); next != null; next = waiting.poll()) {
          emitter.send(next);
        }
        writing.set(false);
        // One that was added since found this thread still writing.
      } while (!waiting.isEmpty() && writing.compareAndSet(false, true));
    } catch (IOException | IllegalStateException gone) {
      // The container completes the response by itself; completing it here too is an error.
      onClose.accept(this);
    }
  }

  /** What {@code unread} events have. */
  record Unread(int unread) {}

  private static final class Remembered extends LinkedHashMap<String, Boolean> {

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
      return size() > REMEMBERED;
    }
  }
}
