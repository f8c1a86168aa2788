package com.onelastai.support.notification;

import com.onelastai.starter.job.InstanceJob;
import com.onelastai.starter.work.LeasedWork;
import com.onelastai.support.notification.push.PushSender;
import com.onelastai.support.notification.push.PushSender.Outcome;
import com.onelastai.support.notification.push.PushSender.Result;
import com.onelastai.support.notification.push.PushSubscription;
import com.onelastai.support.notification.push.PushSubscriptions;
import com.onelastai.support.recipient.Recipient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends notifications to the browsers of their users. A browser that was reached is noted at once,
 * so that only those that failed are tried again.
 */
@Component
class PushDelivery implements AutoCloseable {

  private static final int BATCH = 500;

  /** Longer than an attempt takes; after a crash another instance waits for so long. */
  private static final Duration LEASE = Duration.ofMinutes(5);

  /** The longest topic that RFC 8030 allows has 32 characters of base64url. */
  private static final int TOPIC_BYTES = 24;

  private final Notifications notifications;
  private final PushSubscriptions subscriptions;
  private final PushSender sender;
  private final NotificationTexts texts;
  private final Deliveries deliveries;
  private final JsonMapper json;
  private final Clock clock;
  private final LeasedWork<String> work =
      new LeasedWork<>("notification-pushes", BATCH, this::deliver);

  PushDelivery(
      Notifications notifications,
      PushSubscriptions subscriptions,
      PushSender sender,
      NotificationTexts texts,
      Deliveries deliveries,
      JsonMapper json,
      Clock clock) {
    this.notifications = notifications;
    this.subscriptions = subscriptions;
    this.sender = sender;
    this.texts = texts;
    this.deliveries = deliveries;
    this.json = json;
    this.clock = clock;
  }

  /** What a browser shows; its service worker shows a notification with a known id once. */
  record Content(String id, Category category, String title, String text, String link) {}

  void add(Notification notification) {
    if (notification.push() != null) {
      work.add(notification.id());
    }
  }

  @InstanceJob(name = "notification-pushes", every = "${onelastai.notifications.sweep-every}")
  void sweep() {
    work.sweep(BATCH, max -> notifications.due(Channel.PUSH, clock.instant(), max));
  }

  private void deliver(String id) {
    deliveries.deliver(id, Channel.PUSH, this::deliver);
  }

  private void deliver(Notification due, Recipient to, Instant now) {
    Instant awake = due.category().isUrgent() ? now : to.awakeAfter(now);
    if (!to.push() || subscriptions.of(to.userId()).isEmpty()) {
      notifications.settle(due, Channel.PUSH, DeliveryState.SKIPPED);
    } else if (awake.isAfter(now)) {
      notifications.postpone(due, Channel.PUSH, DeliveryState.WAITING, awake);
    } else {
      notifications
          .lease(due, Channel.PUSH, now.plus(LEASE))
          .ifPresent(leased -> send(leased, to, now));
    }
  }

  private void send(Notification leased, Recipient to, Instant now) {
    PushSender.Message message = message(leased, to);
    List<String> reached = Objects.requireNonNull(leased.push()).reached();
    List<Result> failed =
        subscriptions.of(to.userId()).stream()
            .filter(browser -> !reached.contains(browser.id()))
            .map(browser -> send(leased, browser, message))
            .filter(result -> result.outcome() == Outcome.FAILED)
            .toList();
    if (failed.isEmpty()) {
      notifications.settle(leased, Channel.PUSH, DeliveryState.SENT);
    } else {
      Duration pause =
          failed.stream().map(Result::retryAfter).max(Duration::compareTo).orElseThrow();
      deliveries.retry(leased, Channel.PUSH, now, pause, DeliveryState.FAILED);
    }
  }

  private Result send(Notification leased, PushSubscription browser, PushSender.Message message) {
    Result result = sender.send(browser, message);
    switch (result.outcome()) {
      case ACCEPTED, REFUSED -> notifications.reached(leased.id(), browser.id());
      case GONE -> subscriptions.remove(browser.userId(), browser.id());
      case FAILED -> {}
    }
    return result;
  }

  private PushSender.Message message(Notification notification, Recipient to) {
    NotificationView view = texts.view(notification, Optional.of(to));
    Content content =
        new Content(view.id(), view.category(), view.title(), view.text(), view.link());
    byte[] hash = DigestUtils.sha256(notification.id());
    return new PushSender.Message(
        json.writeValueAsBytes(content),
        Base64.getUrlEncoder().encodeToString(Arrays.copyOf(hash, TOPIC_BYTES)),
        notification.category().isUrgent());
  }

  @Override
  public void close() throws InterruptedException {
    work.close();
  }
}
