package com.onelastai.tracking.realtime;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** One who watches. Whoever reads slowly misses snapshots and holds up nobody. */
final class RealtimeSubscriber {

  private final SseEmitter emitter;
  private final AtomicBoolean busy = new AtomicBoolean();

  RealtimeSubscriber(SseEmitter emitter) {
    this.emitter = emitter;
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
    emitter.complete();
  }

  private void write(String snapshot) {
    try {
      emitter.send(
          snapshot.isEmpty()
              ? SseEmitter.event().comment("waiting")
              : SseEmitter.event().data(snapshot));
    } catch (IOException | IllegalStateException gone) {
      emitter.complete();
    } finally {
      busy.set(false);
    }
  }
}
