package com.onelastai.support.notification;

import com.onelastai.starter.job.InstanceJob;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.support.recipient.Recipient;
import com.onelastai.support.recipient.Recipients;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The open streams of this instance. The store is asked which of their users' lists have changed,
 * by one query of an index for many of them, so it does not matter which instance changed a list.
 */
@Component
class NotificationStreams {

  private static final int MAX = 5_000;
  private static final int MAX_OF_USER = 10;

  /** More than the clocks of two instances differ and a write takes. */
  private static final Duration LOOK_BACK = Duration.ofSeconds(10);

  private static final int USERS_A_QUERY = 500;
  private static final int MAX_NEW = 50;

  private final Notifications notifications;
  private final NotificationTexts texts;
  private final Recipients recipients;
  private final Clock clock;
  private final Map<String, List<NotificationStream>> streams = new ConcurrentHashMap<>();

  NotificationStreams(
      Notifications notifications, NotificationTexts texts, Recipients recipients, Clock clock) {
    this.notifications = notifications;
    this.texts = texts;
    this.recipients = recipients;
    this.clock = clock;
  }

  SseEmitter open(String userId) {
    if (all().count() >= MAX) {
      throw new ApiException(
          HttpStatus.TOO_MANY_REQUESTS, "too_many_streams", "Too many streams are open already.");
    }
    NotificationStream stream = new NotificationStream(closed -> remove(userId, closed));
    List<NotificationStream> opened =
        streams.compute(
            userId,
            (_, known) -> {
              List<NotificationStream> all = known == null ? new CopyOnWriteArrayList<>() : known;
              all.add(stream);
              return all;
            });
    endOldest(opened);
    stream.unread(notifications.countUnread(userId));
    return stream.emitter();
  }

  /** A page that was left is noticed late: whoever opens many must not be locked out by them. */
  private static void endOldest(List<NotificationStream> opened) {
    int tooMany = opened.size() - MAX_OF_USER;
    opened.stream().limit(Math.max(tooMany, 0)).forEach(NotificationStream::complete);
  }

  int count(String userId) {
    return streams.getOrDefault(userId, List.of()).size();
  }

  @InstanceJob(name = "notification-streams", every = "${onelastai.notifications.stream-every}")
  void poll() {
    Instant since = clock.instant().minus(LOOK_BACK);
    List<String> users = new ArrayList<>(streams.keySet());
    for (int start = 0; start < users.size(); start += USERS_A_QUERY) {
      List<String> some = users.subList(start, Math.min(start + USERS_A_QUERY, users.size()));
      notifications.changed(some, since).forEach(user -> update(user, since));
    }
    all().forEach(NotificationStream::keepAlive);
  }

  private void update(String userId, Instant since) {
    int unread = notifications.countUnread(userId);
    Optional<Recipient> user = recipients.find(userId);
    List<NotificationView> views =
        notifications.added(userId, since, MAX_NEW).reversed().stream()
            .map(added -> texts.view(added, user))
            .toList();
    for (NotificationStream stream : streams.getOrDefault(userId, List.of())) {
      views.forEach(stream::notification);
      stream.unread(unread);
    }
  }

  /** Tomcat waits for open responses before it stops. */
  @EventListener(ContextClosedEvent.class)
  void close() {
    all().toList().forEach(NotificationStream::complete);
  }

  private Stream<NotificationStream> all() {
    return streams.values().stream().flatMap(List::stream);
  }

  private void remove(String userId, NotificationStream closed) {
    streams.computeIfPresent(
        userId,
        (_, known) -> {
          known.remove(closed);
          return known.isEmpty() ? null : known;
        });
  }
}
