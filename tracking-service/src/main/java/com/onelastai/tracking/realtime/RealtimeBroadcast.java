package com.onelastai.tracking.realtime;

import com.mongodb.MongoException;
import com.onelastai.starter.job.InstanceJob;
import com.onelastai.starter.problem.ApiException;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

/** Sends one snapshot to all subscribers. */
@Component
class RealtimeBroadcast {

  private static final Logger log = LoggerFactory.getLogger(RealtimeBroadcast.class);

  private static final int MAX_SUBSCRIBERS = 200;

  /** After that the browser reconnects by itself, and its token is checked again. */
  private static final Duration MAX_DURATION = Duration.ofMinutes(15);

  private final RealtimeQuery realtime;
  private final JsonMapper json;
  private final Set<RealtimeSubscriber> subscribers = ConcurrentHashMap.newKeySet();

  RealtimeBroadcast(RealtimeQuery realtime, JsonMapper json) {
    this.realtime = realtime;
    this.json = json;
  }

  SseEmitter subscribe() {
    if (subscribers.size() >= MAX_SUBSCRIBERS) {
      throw new ApiException(
          HttpStatus.SERVICE_UNAVAILABLE,
          "too_many_streams",
          "Too many clients are connected already.");
    }
    SseEmitter emitter = new SseEmitter(MAX_DURATION.toMillis());
    RealtimeSubscriber subscriber = new RealtimeSubscriber(emitter, subscribers::remove);
    subscribers.add(subscriber);
    subscriber.send(snapshot());
    return emitter;
  }

  int subscribers() {
    return subscribers.size();
  }

  @InstanceJob(name = "realtime-broadcast", every = "2s")
  void broadcast() {
    if (!subscribers.isEmpty()) {
      String snapshot = snapshot();
      subscribers.forEach(subscriber -> subscriber.send(snapshot));
    }
  }

  /** Tomcat waits for open responses before it stops. */
  @EventListener(ContextClosedEvent.class)
  void close() {
    subscribers.forEach(RealtimeSubscriber::complete);
  }

  /** Empty while the database is unavailable; subscribers then get a keep-alive. */
  private String snapshot() {
    try {
      return json.writeValueAsString(realtime.snapshot());
    } catch (MongoException away) {
      log.warn("No snapshot: {}", away.getMessage());
      return "";
    }
  }

  /** A client. If it reads slowly it misses snapshots, and delays no other. */
  private static final class RealtimeSubscriber {

    private final SseEmitter emitter;
    private final Consumer<RealtimeSubscriber> onClose;
    private final AtomicBoolean busy = new AtomicBoolean();

    RealtimeSubscriber(SseEmitter emitter, Consumer<RealtimeSubscriber> onClose) {
      this.emitter = emitter;
      this.onClose = onClose;
      emitter.onCompletion(() -> onClose.accept(this));
      emitter.onError(_ -> onClose.accept(this));
      emitter.onTimeout(this::complete);
    }

    /**
     * @param snapshot as JSON; empty for a keep-alive
     */
    void send(String snapshot) {
      if (busy.compareAndSet(false, true)) {
        Thread.ofVirtual().start(() -> write(snapshot));
      }
    }

    void complete() {
      try {
        emitter.complete();
      } catch (IllegalStateException alreadyClosed) {
        onClose.accept(this);
      }
    }

    private void write(String snapshot) {
      try {
        emitter.send(
            snapshot.isEmpty()
                ? SseEmitter.event().comment("waiting")
                : SseEmitter.event().data(snapshot));
      } catch (IOException | IllegalStateException gone) {
        // The container completes the response by itself; completing it here too is an error.
        onClose.accept(this);
      } finally {
        busy.set(false);
      }
    }
  }
}
