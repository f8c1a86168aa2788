package com.onelastai.auth.userevent;

import com.onelastai.events.EventEnvelope;
import com.onelastai.events.tracking.Actor;
import com.onelastai.events.tracking.UserEventTracked;
import com.onelastai.starter.messaging.EventPublisher;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Publishes user events asynchronously: an unavailable broker must not delay or fail a login. */
@Component
public class UserEvents {

  private static final Logger log = LoggerFactory.getLogger(UserEvents.class);
  private static final String TYPE = "auth";

  /** Events beyond this number are dropped while the broker is unavailable. */
  private static final int WAITING = 1000;

  private final EventPublisher events;
  private final Clock clock;
  private final Counter dropped;
  private final ThreadPoolExecutor publisher;

  UserEvents(EventPublisher events, Clock clock, MeterRegistry meters) {
    this.events = events;
    this.clock = clock;
    this.dropped = meters.counter("auth.user.events.dropped");
    this.publisher =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofVirtual().name("user-events").factory(),
            (event, full) -> dropped.increment());
  }

  /**
   * Publishes an action of a visitor, unless they have refused tracking.
   *
   * @param userId null if the user is unknown
   */
  public void track(Actor actor, @Nullable String userId, String name, boolean success) {
    if (actor.anonymous()) {
      return;
    }
    Actor known =
        new Actor(
            actor.visitorId(),
            actor.sessionId(),
            userId,
            actor.userAgent(),
            actor.clientAddress(),
            actor.language());
    EventEnvelope<UserEventTracked> event =
        new EventEnvelope<>(
            known.scoped(UUID.randomUUID().toString()),
            clock.instant(),
            new UserEventTracked(known, TYPE, name, null, success, null));
    publisher.execute(() -> publish(event));
  }

  private void publish(EventEnvelope<UserEventTracked> event) {
    try {
      events.publish(List.of(event));
    } catch (RuntimeException lost) {
      dropped.increment();
      log.warn("User event {} is lost: {}", event.event().eventName(), lost.getMessage());
    }
  }

  @PreDestroy
  void close() throws InterruptedException {
    publisher.shutdown();
    publisher.awaitTermination(1, TimeUnit.SECONDS);
  }
}
