package com.onelastai.tracking.realtime;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** One who watches. Whoever reads slowly misses snapshots and holds up nobody. */
final class RealtimeSubscriber {

  private final SseEmitter emitter;
  private final Consumer<RealtimeSubscriber> onLeft;
  private final AtomicBoolean busy = new AtomicBoolean();

  RealtimeSubscriber(SseEmitter emitter, Consumer<RealtimeSubscriber> onLeft) {
    this.emitter = emitter;
    this.onLeft = onLeft;
    emitter.onCompletion(() -> onLeft.accept(this));
    emitter.onError(_ -> onLeft.accept(this));
    emitter.onTimeout(this::complete);
  }

  /**
   * @param snapshot as JSON; empty for a mere sign of life
   */
  void send(String snapshot) {
    if (busy.compareAndSet(false, true)) {
      Thread.ofVirtual().start(() -> write(snapshot));
    }
  }

  void complete() {
    try {
      emitter.complete();
    } catch (IllegalStateException leftMeanwhile) {
      onLeft.accept(this);
    }
  }

  private void write(String snapshot) {
    try {
      emitter.send(
          snapshot.isEmpty()
              ? SseEmitter.event().comment("waiting")
              : SseEmitter.event().data(snapshot));
    } catch (IOException | IllegalStateException gone) {
      // The container ends the answer by itself; to complete it here as well is an error.
      onLeft.accept(this);
    } finally {
      busy.set(false);
    }
  }
}
