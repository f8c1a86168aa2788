package com.onelastai.auth.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.onelastai.auth.test.Api;
import com.onelastai.auth.test.Api.Session;
import com.onelastai.auth.test.AuthServiceIT;
import com.onelastai.auth.test.MailServer;
import com.onelastai.auth.test.MailTexts;
import com.onelastai.events.DomainEvent;
import com.onelastai.events.EventEnvelope;
import com.onelastai.events.billing.BillingEvent;
import com.onelastai.events.billing.PaymentReminderDue;
import com.onelastai.events.billing.SubscriptionSnapshot;
import com.onelastai.events.billing.SubscriptionUpdated;
import com.onelastai.events.billing.SubscriptionUpdated.Cause;
import com.onelastai.starter.messaging.EventBatchReader.Received;
import com.onelastai.starter.messaging.EventPublisher;
import com.onelastai.starter.test.Deliveries;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

@AuthServiceIT
class ReminderIT {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration GRACE = Duration.ofDays(7);

  private final Api api;
  private final ReminderConsumer consumer;
  private final EventPublisher publisher;
  private final MongoOperations mongo;
  private final Clock clock;

  @Autowired
  ReminderIT(
      Api api,
      ReminderConsumer consumer,
      EventPublisher publisher,
      MongoOperations mongo,
      Clock clock) {
    this.api = api;
    this.consumer = consumer;
    this.publisher = publisher;
    this.mongo = mongo;
    this.clock = clock;
  }

  @Test
  void userIsRemindedByMail() {
    Session session = api.newSession();
    SubscriptionSnapshot unpaid = subscription(session.userId(), GRACE);
    publish(new SubscriptionUpdated(unpaid, Cause.PAST_DUE), new PaymentReminderDue(unpaid, 1));

    MimeMessage mail = reminders(session, 1).getFirst();

    assertThat(subject(mail)).isEqualTo("OneLastAI: Your payment did not go through");
    assertThat(MailTexts.plain(mail)).contains("Agent: ben-sega").contains("/dashboard/billing");
  }

  @Test
  void reminderThatComesAgainIsSentOnceAndTheNextOneIsAnother() {
    Session session = api.newSession();
    Deliveries<BillingEvent> topic =
        new Deliveries<BillingEvent>()
            .add(clock.instant(), new PaymentReminderDue(subscription(session.userId(), GRACE), 1));
    consumer.apply(topic.repeat(0).events());
    consumer.apply(topic.repeat(0).events());
    consumer.apply(due(session.userId(), clock.instant(), GRACE, 2));

    assertThat(reminders(session, 2))
        .extracting(ReminderIT::subject)
        .containsExactly(
            "OneLastAI: Your payment did not go through",
            "OneLastAI: Your subscription is still not paid");
  }

  @Test
  void reminderThatComesTooLateIsNotSent() {
    Session session = api.newSession();
    Instant now = clock.instant();
    consumer.apply(due(session.userId(), now.minus(Duration.ofHours(25)), GRACE, 1));
    consumer.apply(due(session.userId(), now, Duration.ofSeconds(-1), 3));
    consumer.apply(due(session.userId(), now.minus(Duration.ofHours(23)), GRACE, 2));

    assertThat(subject(reminders(session, 1).getFirst()))
        .isEqualTo("OneLastAI: Your subscription is still not paid");
  }

  @Test
  void whoIsUnknownOrErasedIsNotRemindedAndTheNextOneIs() {
    Session erased = api.newSession();
    erase(erased);
    Session session = api.newSession();
    consumer.apply(due("nobody-" + UUID.randomUUID(), clock.instant(), GRACE, 1));
    consumer.apply(due(erased.userId(), clock.instant(), GRACE, 1));
    consumer.apply(due(session.userId(), clock.instant(), GRACE, 1));

    reminders(session, 1);
    assertThat(reminders(erased)).isEmpty();
    assertThat(mongo.findById(erased.userId(), Document.class, "users"))
        .doesNotContainKeys("handledEvents");
  }

  private void erase(Session session) {
    api.call(
            MockMvcRequestBuilders.delete("/api/user/account")
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + session.accessToken())
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"password\": \"" + Api.PASSWORD + "\"}"))
        .is(204);
  }

  private List<MimeMessage> reminders(Session session, int count) {
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(reminders(session)).hasSizeGreaterThanOrEqualTo(count));
    assertThat(reminders(session)).hasSize(count);
    return reminders(session);
  }

  private static List<MimeMessage> reminders(Session session) {
    return MailServer.mailsTo(session.email()).stream()
        .filter(mail -> MailTexts.plain(mail).contains("/dashboard/billing"))
        .toList();
  }

  private static String subject(MimeMessage mail) {
    try {
      return mail.getSubject();
    } catch (MessagingException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  private List<Received<BillingEvent>> due(String userId, Instant at, Duration access, int number) {
    return new Deliveries<BillingEvent>()
        .add(at, new PaymentReminderDue(subscription(userId, access), number))
        .events();
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
