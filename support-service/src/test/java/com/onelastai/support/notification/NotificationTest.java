package com.onelastai.support.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.onelastai.events.DomainEvent;
import com.onelastai.events.EventEnvelope;
import com.onelastai.events.billing.PaymentReminderDue;
import com.onelastai.events.billing.PlanChangeExpired;
import com.onelastai.events.billing.SubscriptionSnapshot;
import com.onelastai.events.identity.AccountChanged;
import com.onelastai.events.identity.NewDeviceSeen;
import com.onelastai.events.support.TicketAnswered;
import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import com.onelastai.support.recipient.Recipients;
import com.onelastai.support.test.ServiceTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

/** A test of what a user is told. */
abstract class NotificationTest extends ServiceTest {

  static final String ADDRESS = "/api/notifications";

  private static final AccountChanged.Notifications MAILS =
      new AccountChanged.Notifications(true, false, false, null);

  @Autowired Recipients recipients;
  @Autowired Notifications notifications;

  private long revision;

  /** Makes the user known, with mails and without push messages. */
  final void account() {
    account("en", null, MAILS);
  }

  final void account(
      String language, @Nullable String timezone, AccountChanged.Notifications wanted) {
    account(person, email, language, timezone, wanted);
  }

  final void account(
      Person user,
      String address,
      String language,
      @Nullable String timezone,
      AccountChanged.Notifications wanted) {
    String id = Objects.requireNonNull(user.userId());
    long next = ++revision;
    publish(new AccountChanged(id, next, address, "Ada Example", language, timezone, true, wanted));
    await().until(() -> recipients.find(id).filter(known -> known.revision() == next).isPresent());
  }

  final NewDeviceSeen newDevice() {
    return new NewDeviceSeen(userId, clock.instant(), "Firefox", "Linux", "203.0.113.7");
  }

  final PaymentReminderDue reminder(int number) {
    return reminder(userId, number);
  }

  final PaymentReminderDue reminder(@Nullable String id, int number) {
    return new PaymentReminderDue(subscription(id, Duration.ofDays(7)), number);
  }

  final PlanChangeExpired expired() {
    return new PlanChangeExpired(subscription(userId, Duration.ofDays(7)), "max", "yearly");
  }

  final TicketAnswered answered(String ticketId) {
    return new TicketAnswered(ticketId, userId);
  }

  final SubscriptionSnapshot subscription(@Nullable String id, Duration access) {
    return new SubscriptionSnapshot(
        "sub_" + UUID.randomUUID(),
        3,
        Objects.requireNonNull(id),
        "agent",
        "ben-sega",
        List.of("ben-sega"),
        "monthly",
        1_900,
        "usd",
        true,
        clock.instant().plus(access));
  }

  /** Publishes an event and returns the id of the user's notification. */
  final String publish(DomainEvent event) {
    String id = UUID.randomUUID().toString();
    publish(id, clock.instant(), event);
    return id + "." + event.userId();
  }

  final void publish(String id, Instant at, DomainEvent event) {
    publisher.publish(List.of(new EventEnvelope<>(id, at, event)));
  }

  /** Publishes an event and waits for its notification. */
  final Notification told(DomainEvent event) {
    String id = publish(event);
    return await().until(() -> stored(id), Objects::nonNull);
  }

  final @Nullable Notification stored(String id) {
    return mongo.findById(id, Notification.class);
  }

  final Notification settled(Notification notification, Channel channel, DeliveryState state) {
    await().untilAsserted(() -> assertThat(state(notification.id(), channel)).isEqualTo(state));
    return Objects.requireNonNull(stored(notification.id()));
  }

  final @Nullable DeliveryState state(String id, Channel channel) {
    Notification stored = stored(id);
    return stored == null ? null : Objects.requireNonNull(stored.delivery(channel)).state();
  }

  final Answer list() {
    return api.get(person, ADDRESS).is(200);
  }

  /** Moves the clock to this time. */
  final void at(String time) {
    clock.setOffset(Duration.between(Instant.now(), Instant.parse(time)));
  }
}
