package com.onelastai.community.live;

import java.io.IOException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

/** One page that follows changes. It delays no other, however slow it is. */
final class LiveStream {

  /** After that the browser reconnects by itself. */
  private static final Duration MAX_DURATION = Duration.ofMinutes(15);

  /** A client that is slower is disconnected, and reads everything when it is back. */
  private static final int MAX_WAITING = 200;

  private static final long KEEP_ALIVE_NANOS = Duration.ofSeconds(15).toNanos();

  private final SseEmitter emitter = new SseEmitter(MAX_DURATION.toMillis());
  private final Queue<SseEventBuilder> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
  private final AtomicBoolean writing = new AtomicBoolean();
  private final @Nullable String postId;
  private final Consumer<LiveStream> onClose;
  private volatile long lastSent = System.nanoTime();

  /**
   * @param postId null to follow all posts
   */
  LiveStream(@Nullable String postId, Consumer<LiveStream> onClose) {
    this.postId = postId;
    this.onClose = onClose;
    emitter.onCompletion(() -> onClose.accept(this));
    emitter.onError(_ -> onClose.accept(this));
    emitter.onTimeout(this::complete);
    send(SseEmitter.event().name("ready").data(""));
  }

  SseEmitter emitter() {
    return emitter;
  }

  void changed(Change change) {
    if (postId == null || postId.equals(change.postId())) {
      send(
          SseEmitter.event()
              .name("changed")
              .data(new Changed(change.kind(), change.id(), change.postId())));
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
}
