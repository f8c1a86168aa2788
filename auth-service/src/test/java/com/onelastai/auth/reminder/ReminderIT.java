package com.onelastai.auth.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.onelastai.auth.test.Api;
import com.onelastai.auth.test.Api.Session;
import com.onelastai.auth.test.AuthServiceIT;
import com.onelastai.mail.test.Mail;
import com.onelastai.mail.test.MailServer;
import com.onelastai.auth.user.StoredUsers;
import com.onelastai.auth.user.Users;
import com.onelastai.events.DomainEvent;
import com.onelastai.events.EventEnvelope;
import com.onelastai.events.billing.PaymentReminderDue;
import com.onelastai.events.billing.PlanChangeExpired;
import com.onelastai.events.billing.SubscriptionSnapshot;
import com.onelastai.events.billing.SubscriptionUpdated;
import com.onelastai.events.billing.SubscriptionUpdated.Cause;
import com.onelastai.starter.messaging.EventPublisher;
import com.onelastai.starter.test.Deliveries;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.query.Update;

@AuthServiceIT
class ReminderIT {

  private static final Duration GRACE = Duration.ofDays(7);

  @Autowired private Api api;
  @Autowired private ReminderConsumer consumer;
  @Autowired private EventPublisher publisher;
  @Autowired private StoredUsers stored;
  @Autowired private Users users;
  @Autowired private Clock clock;

  @Test
  void userIsRemindedByMail() {
    Session session = api.newSession();
    SubscriptionSnapshot unpaid = subscription(session.userId(), GRACE);
    publish(new SubscriptionUpdated(unpaid, Cause.PAST_DUE), new PaymentReminderDue(unpaid, 1));

    Mail mail = reminders(session, 1).getFirst();

    assertThat(mail.subject()).isEqualTo("OneLastAI: Your payment did not go through");
    assertThat(mail.plain()).contains("Agent: ben-sega", "/dashboard/billing");
  }

  @Test
  void userIsToldThatAChangeOfPlanExpired() {
    Session session = api.newSession();
    publish(new PlanChangeExpired(subscription(session.userId(), GRACE), "max", "yearly"));

    Mail mail = reminders(session, 1).getFirst();

    assertThat(mail.subject()).isEqualTo("OneLastAI: Your change of plan was not paid");
    assertThat(mail.plain()).contains("Not changed to: max, yearly", "/dashboard/billing");
  }

  @Test
  void reminderIsInTheUsersLanguageAndZone() {
    Session session = api.newSession();
    Update settings =
        new Update().set("preferences.language", "de-AT").set("timezone", "Asia/Tokyo");
    users.update(session.userId(), settings);
    Instant until = clock.instant().plus(GRACE);
    due(session.userId(), clock.instant(), GRACE, 1).forEach(consumer::on);

    Mail mail = reminders(session, 1).getFirst();

    assertThat(mail.subject()).isEqualTo("OneLastAI: Ihre Zahlung ist fehlgeschlagen");
    assertThat(mail.plain())
        .contains("Guten Tag Ada Example,", "Verfügbar bis: ")
        .containsAnyOf(inTokyo(until), inTokyo(until.plusSeconds(60)));
  }

  private static String inTokyo(Instant time) {
    return DateTimeFormatter.ofPattern("d. MMMM uuuu, HH:mm", Locale.GERMAN)
        .format(time.atZone(ZoneId.of("Asia/Tokyo")));
  }

  @Test
  void redeliveredReminderIsSentOnceAndTheNextOneToo() {
    Session session = api.newSession();
    Deliveries<PaymentReminderDue> topic = due(session.userId(), clock.instant(), GRACE, 1);
    topic.repeat(0).forEach(consumer::on);
    topic.repeat(0).forEach(consumer::on);
    due(session.userId(), clock.instant(), GRACE, 2).forEach(consumer::on);

    assertThat(reminders(session, 2))
        .extracting(Mail::subject)
        .containsExactly(
            "OneLastAI: Your payment did not go through",
            "OneLastAI: Your subscription is still not paid");
  }

  @Test
  void lateReminderIsNotSent() {
    Session session = api.newSession();
    Instant now = clock.instant();
    due(session.userId(), now.minus(Duration.ofHours(25)), GRACE, 1).forEach(consumer::on);
    due(session.userId(), now, Duration.ofSeconds(-1), 3).forEach(consumer::on);
    due(session.userId(), now.minus(Duration.ofHours(23)), GRACE, 2).forEach(consumer::on);

    assertThat(reminders(session, 1).getFirst().subject())
        .isEqualTo("OneLastAI: Your subscription is still not paid");
  }

  @Test
  void unknownAndErasedUsersAreSkipped() {
    Session erased = api.newSession();
    api.eraseAccount(erased.accessToken(), Api.PASSWORD).is(204);
    Session session = api.newSession();
    due("nobody-" + UUID.randomUUID(), clock.instant(), GRACE, 1).forEach(consumer::on);
    due(erased.userId(), clock.instant(), GRACE, 1).forEach(consumer::on);
    due(session.userId(), clock.instant(), GRACE, 1).forEach(consumer::on);

    reminders(session, 1);
    assertThat(reminders(erased)).isEmpty();
    assertThat(stored.document(erased.userId())).doesNotContainKeys("handledEvents");
  }

  private List<Mail> reminders(Session session, int count) {
    await().untilAsserted(() -> assertThat(reminders(session)).hasSizeGreaterThanOrEqualTo(count));
    assertThat(reminders(session)).hasSize(count);
    return reminders(session);
  }

  private static List<Mail> reminders(Session session) {
    return MailServer.mailsTo(session.email()).stream()
        .filter(mail -> mail.plain().contains("/dashboard/billing"))
        .toList();
  }

  private Deliveries<PaymentReminderDue> due(
      String userId, Instant at, Duration access, int number) {
    return new Deliveries<PaymentReminderDue>()
        .add(at, new PaymentReminderDue(subscription(userId, access), number));
  }

  private SubscriptionSnapshot subscription(String userId, Duration access) {
    return new SubscriptionSnapshot(
        "sub_" + UUID.randomUUID(),
        3,
        userId,
        "agent",
        "ben-sega",
        List.of("ben-sega"),
        "monthly",
        1_900,
        "usd",
        true,
        clock.instant().plus(access));
  }

  private void publish(DomainEvent... events) {
    for (DomainEvent event : events) {
      publisher.publish(
          List.of(new EventEnvelope<>(UUID.randomUUID().toString(), clock.instant(), event)));
    }
  }
}
