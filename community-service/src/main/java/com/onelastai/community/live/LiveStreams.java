package com.onelastai.community.live;

import com.onelastai.starter.job.InstanceJob;
import com.onelastai.starter.problem.ApiException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The open streams of this instance. While there are any, the store is asked what has changed, by
 * one query for all of them, so it does not matter which instance changed it.
 */
@Component
class LiveStreams {

  /** More than the clocks of two instances differ and a write takes. */
  private static final Duration LOOK_BACK = Duration.ofSeconds(5);

  /** More than change within the time that is looked back. */
  private static final int REMEMBERED = 20_000;

  private final Changes changes;
  private final Clock clock;
  private final Set<LiveStream> streams = ConcurrentHashMap.newKeySet();
  private final Set<String> told = Collections.newSetFromMap(new Remembered());
  private final int max;

  LiveStreams(Changes changes, Clock clock, @Value("${onelastai.community.streams}") int max) {
    this.changes = changes;
    this.clock = clock;
    this.max = max;
  }

  SseEmitter open(@Nullable String postId) {
    if (streams.size() >= max) {
      throw new ApiException(
              HttpStatus.TOO_MANY_REQUESTS, "too_many_streams", "Too many streams are open.")
          .retryAfter(Duration.ofMinutes(1));
    }
    LiveStream stream = new LiveStream(postId, streams::remove);
    streams.add(stream);
    return stream.emitter();
  }

  int count() {
    return streams.size();
  }

  @InstanceJob(name = "community-live", every = "${onelastai.community.live-every}")
  void poll() {
    if (streams.isEmpty()) {
      return;
    }
    Instant since = clock.instant().minus(LOOK_BACK);
    for (Change change : changes.since(since)) {
      if (told.add(change.id() + change.at())) {
        streams.forEach(stream -> stream.changed(change));
      }
    }
    streams.forEach(LiveStream::keepAlive);
  }

  /** Tomcat waits for open responses before it stops. */
  @EventListener(ContextClosedEvent.class)
  void close() {
    streams.forEach(LiveStream::complete);
  }

  private static final class Remembered extends LinkedHashMap<String, Boolean> {

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
      return size() > REMEMBERED;
    }
  }
}
