package com.onelastai.auth.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.onelastai.auth.user.Users;
import com.onelastai.events.EventEnvelope;
import com.onelastai.mail.test.Mail;
import com.onelastai.mail.test.MailServer;
import com.onelastai.starter.messaging.EventPublisher;
import com.onelastai.starter.test.Engines;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(classes = MailIT.Mails.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ContextConfiguration(initializers = {Engines.class, MailServer.class})
class MailIT {

  @Autowired private EventPublisher events;
  @Autowired private DeadLetters deadLetters;
  @Autowired private Clock clock;
  private final String user = "user-" + UUID.randomUUID();
  private final String address = user + "@example.com";

  @SpringBootConfiguration
  @EnableAutoConfiguration
  @ConfigurationPropertiesScan("com.onelastai.auth.mail")
  @ComponentScan("com.onelastai.auth.mail")
  @Import(Users.class)
  static class Mails {}

  @Test
  void mailArrivesAsPlainTextAndHtml() {
    queue(address, MailKind.VERIFY_EMAIL, Map.of("nonce", "n-1", "name", "Ann Example"));

    Mail mail = arrived(1).getFirst();
    assertThat(mail.subject()).isEqualTo("Confirm your e-mail address for OneLastAI");
    assertThat(mail.header("From")).isEqualTo("OneLastAI <no-reply@localhost>");
    assertThat(mail.header("Auto-Submitted")).isEqualTo("auto-generated");
    assertThat(mail.plain()).contains("Hello Ann Example,", "\nToken: ");
    assertThat(mail.html()).contains("<a href=\"http://localhost:8080/auth/verify-email?token=");
  }

  @Test
  void sameEventTwiceHasTheSameMessageId() {
    EventEnvelope<MailQueued> event =
        event(address, MailKind.ACCOUNT_LOCKED, Map.of("browser", "Firefox"), clock.instant());
    events.publish(List.of(event, event));

    assertThat(arrived(2))
        .extracting(mail -> mail.header("Message-ID"))
        .containsOnly("<" + event.id() + "@onelastai>");
  }

  @Test
  void nameCannotAddAHeader() {
    queue(address, MailKind.TWO_FACTOR_ENABLED, Map.of("name", "Ann\r\nBcc: other@example.com"));

    assertThat(arrived(1).getFirst().header("Bcc")).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "refused@example.com",
        "a@example.com\r\nBcc: b@example.com",
        "a@example.com, b@example.com"
      })
  void refusedOrInvalidAddressIsADeadLetterAndTheNextMailIsSent(String to) {
    queue(to, MailKind.PASSWORD_CHANGED, Map.of());
    queue(address, MailKind.PASSWORD_CHANGED, Map.of());

    arrived(1);
    await().until(() -> deadLetters.of(user) == 1);
    assertThat(MailServer.mailsTo("b@example.com")).isEmpty();
  }

  /** Some servers refuse unknown domains temporarily, which must not delay other mails. */
  @Test
  void temporaryRefusalIsADeadLetterAfterAWhile() {
    Instant past = clock.instant().minus(Duration.ofMinutes(3));
    events.publish(List.of(event("later@example.com", MailKind.PASSWORD_CHANGED, Map.of(), past)));
    queue(address, MailKind.PASSWORD_CHANGED, Map.of());

    arrived(1);
    await().until(() -> deadLetters.of(user) == 1);
  }

  @Test
  @Timeout(60)
  void mailsAreSentInOrderAfterAnOutage() throws IOException {
    MailServer.stop();
    try (ServerSocket mute =
        new ServerSocket(MailServer.port(), 10, InetAddress.getLoopbackAddress())) {
      Instant past = clock.instant().minus(Duration.ofHours(3));
      events.publish(List.of(event(address, MailKind.PASSWORD_CHANGED, Map.of(), past)));
      queue(address, MailKind.TWO_FACTOR_ENABLED, Map.of());
      queue(address, MailKind.TWO_FACTOR_DISABLED, Map.of());
      hangUpOnTwoAttempts(mute);
    } finally {
      MailServer.restart();
    }

    assertThat(arrived(3))
        .extracting(Mail::subject)
        .containsExactly(
            "OneLastAI: Your password was changed",
            "OneLastAI: Two-factor login was turned on",
            "OneLastAI: Two-factor login was turned off");
    assertThat(deadLetters.of(user)).isZero();
  }

  private static void hangUpOnTwoAttempts(ServerSocket mute) throws IOException {
    for (int i = 0; i < 2; i++) {
      Socket attempt = mute.accept();
      attempt.close();
    }
  }

  private List<Mail> arrived(int count) {
    return MailServer.mailsTo(address, count);
  }

  private void queue(String to, MailKind kind, Map<String, String> values) {
    events.publish(List.of(event(to, kind, values, clock.instant())));
  }

  private EventEnvelope<MailQueued> event(
      String to, MailKind kind, Map<String, String> values, Instant at) {
    return new EventEnvelope<>(
        UUID.randomUUID().toString(), at, new MailQueued(user, to, kind, values));
  }

  @Component
  static class DeadLetters {

    private final Queue<String> keys = new ConcurrentLinkedQueue<>();

    @KafkaListener(topics = MailQueued.TOPIC + ".auth-service-mail.dlt", groupId = "mail-it")
    void on(List<ConsumerRecord<String, byte[]>> records) {
      records.forEach(record -> keys.add(record.key()));
    }

    long of(String user) {
      return keys.stream().filter(user::equals).count();
    }
  }
}
