package com.onelastai.starter.stream;

import java.io.IOException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** One client that follows something. It delays no other, however slow it is. */
public final class ClientStream {

  /** After that the browser reconnects by itself, and its token is checked again. */
  private static final Duration MAX_DURATION = Duration.ofMinutes(15);

  /** A client that is slower is disconnected. */
  private static final int MAX_WAITING = 200;

  private static final long KEEP_ALIVE_NANOS = Duration.ofSeconds(15).toNanos();

  private final SseEmitter emitter = new SseEmitter(MAX_DURATION.toMillis());
  private final Queue<Step> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
  private final AtomicBoolean writing = new AtomicBoolean();
  private final Consumer<ClientStream> onClose;
  private volatile long lastSent = System.nanoTime();
  private volatile boolean ended;

  /**
   * @param onClose may be called more than once
   */
  public ClientStream(Consumer<ClientStream> onClose) {
    this.onClose = onClose;
    emitter.onCompletion(() -> onClose.accept(this));
    emitter.onError(_ -> onClose.accept(this));
    emitter.onTimeout(this::complete);
  }

  @FunctionalInterface
  private interface Step {
    void write() throws IOException;
  }

  /** What the handler returns. */
  public SseEmitter emitter() {
    return emitter;
  }

  public void send(String event, Object data) {
    add(() -> emitter.send(SseEmitter.event().name(event).data(data)));
  }

  /** Sends an event that a client tells from others by its id. */
  public void send(String event, String id, Object data) {
    add(() -> emitter.send(SseEmitter.event().name(event).id(id).data(data)));
  }

  /** Sends the last event. What is sent afterwards is dropped. */
  public void end(String event, Object data) {
    add(() -> {
      emitter.send(SseEmitter.event().name(event).data(data));
      complete();
    });
    ended = true;
  }

  /** Sends a comment if nothing was sent for a while. Call it again and again. */
  public void keepAlive() {
    if (System.nanoTime() - lastSent > KEEP_ALIVE_NANOS) {
      add(() -> emitter.send(SseEmitter.event().comment("waiting")));
    }
  }

  public void complete() {
    // The emitter does not tell of an end before the handler has returned.
    onClose.accept(this);
    try {
      emitter.complete();
    } catch (IllegalStateException alreadyClosed) {
      // It has ended.
    }
  }

  private void add(Step step) {
    if (ended) {
      return;
    }
    lastSent = System.nanoTime();
    if (!waiting.offer(step)) {
      complete();
    } else if (writing.compareAndSet(false, true)) {
      Thread.ofVirtual().start(this::write);
    }
  }

  private void write() {
    try {
      do {
        for (Step next = waiting.poll(); next != null; next = waiting.poll()) {
          next.write();
        }
        writing.set(false);
        // One that was added since found this thread still writing.
      } while (!waiting.isEmpty() && writing.compareAndSet(false, true));
    } catch (IOException | IllegalStateException gone) {
      // The container completes the response by itself; completing it here too is an error.
      onClose.accept(this);
    }
  }
}
