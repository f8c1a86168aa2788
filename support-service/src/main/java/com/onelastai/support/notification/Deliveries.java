package com.onelastai.support.notification;

import com.onelastai.starter.retry.Faults;
import com.onelastai.starter.work.LeasedWork;
import com.onelastai.support.recipient.Recipient;
import com.onelastai.support.recipient.Recipients;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds what is due on a channel; a delivery that cannot be made is tried again for a day. */
@Component
class Deliveries {

  /** Then a notification is no news. */
  private static final Duration LIMIT = Duration.ofDays(1);

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
  private static final Duration MAX_PAUSE = Duration.ofHours(1);

  private final Notifications notifications;
  private final Recipients recipients;
  private final Clock clock;

  Deliveries(Notifications notifications, Recipients recipients, Clock clock) {
    this.notifications = notifications;
    this.recipients = recipients;
    this.clock = clock;
  }

  /** Delivers by one channel. */
  @FunctionalInterface
  interface Attempt {

    void make(Notification due, Recipient to, Instant now);
  }

  /** Makes an attempt if the notification is due. */
  void deliver(String id, Channel channel, Attempt attempt) {
    Instant now = clock.instant();
    Optional<Notification> due = notifications.findDue(id, channel, now);
    if (due.isEmpty()) {
      return;
    }
    Optional<Recipient> to = recipients.find(due.get().userId());
    if (to.isEmpty()) {
      // An account may be known here later than what happens to it.
      retry(due.get(), channel, now, Duration.ZERO, DeliveryState.SKIPPED);
      return;
    }
    try {
      attempt.make(due.get(), to.get(), now);
    } catch (RuntimeException failure) {
      if (!Faults.mayPass(failure)) {
        retry(due.get(), channel, now, Duration.ZERO, DeliveryState.FAILED);
      }
      throw failure;
    }
  }

  /**
   * @param pause the shortest
   * @param otherwise the state in which it is given up
   */
  void retry(
      Notification due, Channel channel, Instant now, Duration pause, DeliveryState otherwise) {
    int failures = Objects.requireNonNull(due.delivery(channel)).failures();
    Duration backOff = LeasedWork.backOff(failures, FIRST_PAUSE, MAX_PAUSE);
    Instant next = now.plus(backOff.compareTo(pause) < 0 ? pause : backOff);
    if (next.isAfter(due.createdAt().plus(LIMIT))) {
      notifications.settle(due, channel, otherwise);
    } else {
      notifications.retry(due, channel, next);
    }
  }
}
