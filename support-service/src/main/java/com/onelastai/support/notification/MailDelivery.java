package com.onelastai.support.notification;

import com.onelastai.starter.job.InstanceJob;
import com.onelastai.starter.work.LeasedWork;
import com.onelastai.support.recipient.Recipient;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Mails notifications. A mail is queued in the write that notes that it was, so no attempt needs a
 * lease: the slower of two finds the notification changed.
 */
@Component
class MailDelivery implements AutoCloseable {

  private static final int BATCH = 500;

  private final Notifications notifications;
  private final MailSettings settings;
  private final NotificationTexts texts;
  private final Digests digests;
  private final Deliveries deliveries;
  private final LocalTime digestTime;
  private final Clock clock;
  private final LeasedWork<String> work =
      new LeasedWork<>("notification-mails", BATCH, this::deliver);

  MailDelivery(
      Notifications notifications,
      MailSettings settings,
      NotificationTexts texts,
      Digests digests,
      Deliveries deliveries,
      @Value("${onelastai.notifications.digest-hour}") int digestHour,
      Clock clock) {
    this.notifications = notifications;
    this.settings = settings;
    this.texts = texts;
    this.digests = digests;
    this.deliveries = deliveries;
    this.digestTime = LocalTime.of(digestHour, 0);
    this.clock = clock;
  }

  void add(Notification notification) {
    if (notification.mail() != null) {
      work.add(notification.id());
    }
  }

  @InstanceJob(name = "notification-mails", every = "${onelastai.notifications.sweep-every}")
  void sweep() {
    work.sweep(BATCH, max -> notifications.due(Channel.MAIL, clock.instant(), max));
  }

  private void deliver(String id) {
    deliveries.deliver(id, Channel.MAIL, this::deliver);
  }

  private void deliver(Notification due, Recipient to, Instant now) {
    if (due.category().isUrgent()) {
      send(due, to);
    } else if (!to.mail() || settings.muted(to.userId()).contains(due.category())) {
      notifications.settle(due, Channel.MAIL, DeliveryState.SKIPPED);
    } else {
      inTime(due, to, now);
    }
  }

  private void inTime(Notification due, Recipient to, Instant now) {
    DeliveryState state = Objects.requireNonNull(due.mail()).state();
    Instant awake = to.awakeAfter(now);
    if (state == DeliveryState.WAITING && to.digest()) {
      notifications.postpone(due, Channel.MAIL, DeliveryState.COLLECTED, nextDigest(to, now));
    } else if (awake.isAfter(now)) {
      notifications.postpone(due, Channel.MAIL, state, awake);
    } else if (state == DeliveryState.COLLECTED && !digests.send(due, to, now)) {
      notifications.postpone(due, Channel.MAIL, state, nextDigest(to, now));
    } else if (state == DeliveryState.WAITING) {
      send(due, to);
    }
  }

  private void send(Notification due, Recipient to) {
    notifications.settle(due, Channel.MAIL, DeliveryState.SENT, texts.mail(due, to));
  }

  private Instant nextDigest(Recipient to, Instant now) {
    ZonedDateTime today = now.atZone(to.zone()).toLocalDate().atTime(digestTime).atZone(to.zone());
    return (today.toInstant().isAfter(now) ? today : today.plusDays(1)).toInstant();
  }

  @Override
  public void close() throws InterruptedException {
    work.close();
  }
}
