package com.onelastai.support.notification;

import com.onelastai.starter.work.LeasedWork;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** When a delivery that cannot be made now is tried again, and when it is given up. */
@Component
class Waiting {

  /** Then a notification is no news. */
  private static final Duration LIMIT = Duration.ofDays(1);

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
  private static final Duration MAX_PAUSE = Duration.ofHours(1);

  private final Notifications notifications;

  Waiting(Notifications notifications) {
    this.notifications = notifications;
  }

  /** An account may be known here later than what happens to it. */
  void forRecipient(Notification due, Channel channel, Instant now) {
    retry(due, channel, now, Duration.ZERO, DeliveryState.SKIPPED);
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
