package com.onelastai.e2e;

import static com.onelastai.e2e.Account.assertStatus;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.onelastai.events.EventEnvelope;
import com.onelastai.events.billing.PaymentReminderDue;
import com.onelastai.events.billing.SubscriptionSnapshot;
import com.onelastai.starter.messaging.EventCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** support-service is killed while it delivers notifications by mail and by web push. */
class NotificationCrashIT {

  private static final int ACCOUNTS = 20;
  private static final int NOTIFICATIONS = 1_000;

  /** What was on its way at a kill may arrive twice, with the same id. */
  private static final int ON_THEIR_WAY = 64;

  /** After it, a delivery that was on its way at a kill is tried again. */
  private static final Duration LEASE = Duration.ofMinutes(6);

  private static final Pattern NUMBER = Pattern.compile("reminder-(\\d+)-");

  private final Suite suite = Suite.running();

  @AfterEach
  void resetClock() {
    suite.moveClockTo("support-service", Duration.ZERO);
  }

  @Test
  void nothingIsLostAndOnlyWhatWasOnItsWayComesTwice() throws Exception {
    try (PushServer push = new PushServer()) {
      List<Account> accounts =
          IntStream.range(0, ACCOUNTS).mapToObj(_ -> subscriber(push)).toList();

      publishReminders(accounts);
      killWhenDelivered(push, NOTIFICATIONS / 5);
      killWhenDelivered(push, NOTIFICATIONS / 2);
      await()
          .atMost(Duration.ofMinutes(5))
          .until(() -> Set.copyOf(push.topics()).size() >= NOTIFICATIONS - 2 * ON_THEIR_WAY);
      suite.moveClockTo("support-service", LEASE);

      await()
          .atMost(Duration.ofMinutes(5))
          .untilAsserted(() -> {
            assertThat(Set.copyOf(push.topics())).hasSize(NOTIFICATIONS);
            assertThat(Set.copyOf(mailed(accounts))).hasSize(NOTIFICATIONS);
          });
      assertThat(push.topics()).hasSizeLessThan(NOTIFICATIONS + 2 * ON_THEIR_WAY);
      assertThat(mailed(accounts)).hasSizeLessThan(NOTIFICATIONS + 2 * ON_THEIR_WAY);
      assertThat(accounts)
          .allSatisfy(account ->
              assertThat(suite.find("notifications", "userId", account.id()))
                  .hasSize(NOTIFICATIONS / ACCOUNTS));
    }
  }

  /** An account whose notifications go to its mailbox and to this push service. */
  private Account subscriber(PushServer push) {
    Account account = Account.register(suite);
    Browser browser = account.signedIn();
    assertStatus(
        200,
        browser.send(
            "PATCH",
            "/api/user/profile/" + account.id() + "/preferences",
            "{\"notifications\": {\"push\": true}}",
            Map.of()));
    assertStatus(
        201,
        browser.post("/api/notifications/push-subscriptions", push.subscription(account.id())));
    await()
        .until(() ->
            suite.find("recipients", "email", account.email()).stream()
                .anyMatch(recipient -> recipient.getBoolean("push")));
    return account;
  }

  private void killWhenDelivered(PushServer push, int count) {
    await()
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> push.topics().size() >= count);
    suite.stack().kill("support-service");
    suite.stack().start("support-service");
  }

  /** The number of the reminder in each mail to these accounts. */
  private static List<String> mailed(List<Account> accounts) {
    return accounts.stream()
        .flatMap(account -> account.mailbox().texts().stream())
        .flatMap(text -> NUMBER.matcher(text).results().limit(1).map(number -> number.group(1)))
        .toList();
  }

  private void publishReminders(List<Account> accounts) throws Exception {
    EventCodec codec = new EventCodec(JsonMapper.shared(), "e2e-tests");
    Map<String, Object> settings =
        Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, suite.stack().kafkaBootstrapServers());
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      List<PaymentReminderDue> reminders =
          IntStream.range(0, NOTIFICATIONS)
              .mapToObj(n -> reminder(accounts.get(n % ACCOUNTS).id(), n))
              .toList();
      for (PaymentReminderDue reminder : reminders) {
        producer.send(
            codec.encode(
                new EventEnvelope<>(UUID.randomUUID().toString(), Instant.now(), reminder)));
      }
    }
  }

  private static PaymentReminderDue reminder(String userId, int number) {
    return new PaymentReminderDue(
        new SubscriptionSnapshot(
            "sub-crash-" + number,
            1,
            userId,
            "agent",
            "reminder-" + number + "-",
            List.of(),
            "monthly",
            1900,
            "usd",
            true,
            Instant.now().plus(Duration.ofDays(7))),
        1);
  }
}
