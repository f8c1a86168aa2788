package com.onelastai.tracking.realtime;

import com.mongodb.MongoException;
import com.onelastai.starter.job.InstanceJob;
import com.onelastai.starter.problem.ApiException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

/** Takes one snapshot for all who watch. */
@Component
class RealtimeBroadcast {

  private static final Logger log = LoggerFactory.getLogger(RealtimeBroadcast.class);

  private static final int MAX_SUBSCRIBERS = 200;

  /** Then the browser connects again by itself, and its token is checked again. */
  private static final Duration LONGEST = Duration.ofMinutes(15);

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
    SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
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

  /** Tomcat waits for open answers before it stops. */
  @EventListener(ContextClosedEvent.class)
  void close() {
    subscribers.forEach(RealtimeSubscriber::complete);
  }

  /** Empty while the store is away: those who watch get a sign of life. */
  private String snapshot() {
    try {
      return json.writeValueAsString(realtime.snapshot());
    } catch (MongoException away) {
      log.warn("No snapshot: {}", away.getMessage());
      return "";
    }
  }
}
