package com.onelastai.auth.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.onelastai.auth.test.MailServer;
import com.onelastai.events.EventEnvelope;
import com.onelastai.starter.messaging.EventPublisher;
import com.onelastai.starter.test.Engines;
import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(
    classes = MailIT.Mails.class,
    webEnvironment = SpringBootTest.WebEnvironment.NONE,
    properties = {
      "logging.level.org.apache.kafka=warn",
      "logging.level.kafka=warn",
      "logging.level.state.change.logger=warn",
      "logging.level.de.bwaldvogel=warn"
    })
@ContextConfiguration(initializers = {Engines.class, MailServer.class})
class MailIT {

  private final EventPublisher events;
  private final DeadLetters deadLetters;
  private final Clock clock;
  private final String user = "user-" + UUID.randomUUID();
  private final String address = user + "@example.com";

  @Autowired
  MailIT(EventPublisher events, DeadLetters deadLetters, Clock clock) {
    this.events = events;
    this.deadLetters = deadLetters;
    this.clock = clock;
  }

  @SpringBootConfiguration
  @EnableAutoConfiguration
  @ConfigurationPropertiesScan("com.onelastai.auth.mail")
  @ComponentScan("com.onelastai.auth.mail")
  static class Mails {}

  @Test
  void mailArrivesAsPlainTextAndHtml() throws Exception {
    queue(address, MailKind.VERIFY_EMAIL, Map.of("nonce", "n-1", "name", "Ann Example"));

    MimeMessage mail = arrived(1).getFirst();
    assertThat(mail.getSubject()).isEqualTo("Confirm your e-mail address for OneLastAI");
    assertThat(mail.getFrom()[0]).hasToString("OneLastAI <no-reply@localhost>");
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(part(mail, "text/plain")).contains("Hello Ann Example,").contains("\nToken: ");
    assertThat(part(mail, "text/html"))
        .contains("<a href=\"http://localhost:8080/auth/verify-email?token=");
  }

  @Test
  void sameEventTwiceHasTheSameMessageId() throws Exception {
    EventEnvelope<MailQueued> event =
        event(address, MailKind.NEW_DEVICE, Map.of("device", "Firefox"), clock.instant());
    events.publish(List.of(event, event));

    List<MimeMessage> mails = arrived(2);
    assertThat(mails.get(0).getMessageID())
        .isEqualTo(mails.get(1).getMessageID())
        .isEqualTo("<" + event.id() + "@onelastai>");
  }

  @Test
  void nameCannotAddAHeader() throws Exception {
    queue(address, MailKind.TWO_FACTOR_ENABLED, Map.of("name", "Ann\r\nBcc: other@example.com"));

    assertThat(arrived(1).getFirst().getHeader("Bcc")).isNull();
  }

  @Test
  void addressThatIsRefusedIsSetAsideAndTheNextMailGoesOut() throws Exception {
    queue("refused@example.com", MailKind.PASSWORD_CHANGED, Map.of());
    queue(address, MailKind.PASSWORD_CHANGED, Map.of());

    arrived(1);
    await().until(() -> deadLetters.of(user) == 1);
  }

  @Test
  void addressThatIsNoneIsSetAsideAndTheNextMailGoesOut() throws Exception {
    queue("a@example.com\r\nBcc: b@example.com", MailKind.PASSWORD_CHANGED, Map.of());
    queue("a@example.com, b@example.com", MailKind.PASSWORD_CHANGED, Map.of());
    queue(address, MailKind.PASSWORD_CHANGED, Map.of());

    arrived(1);
    await().until(() -> deadLetters.of(user) == 2);
    assertThat(MailServer.mailsTo("b@example.com")).isEmpty();
  }

  /** A server answers so to a domain that does not exist, which must not hold up the others. */
  @Test
  void addressThatIsRefusedForNowIsGivenUpAfterAWhile() throws Exception {
    Instant past = clock.instant().minus(Duration.ofMinutes(3));
    events.publish(List.of(event("later@example.com", MailKind.PASSWORD_CHANGED, Map.of(), past)));
    queue(address, MailKind.PASSWORD_CHANGED, Map.of());

    arrived(1);
    await().until(() -> deadLetters.of(user) == 1);
  }

  @Test
  @Timeout(60)
  void mailsWaitWhileTheServerIsAwayAndNoneIsLost() throws Exception {
    MailServer.stop();
    try (ServerSocket mute =
        new ServerSocket(MailServer.port(), 10, InetAddress.getLoopbackAddress())) {
      Instant past = clock.instant().minus(Duration.ofHours(3));
      events.publish(List.of(event(address, MailKind.PASSWORD_CHANGED, Map.of(), past)));
      queue(address, MailKind.TWO_FACTOR_ENABLED, Map.of());
      queue(address, MailKind.NEW_DEVICE, Map.of());
      hangUpOnTwoAttempts(mute);
    } finally {
      MailServer.restart();
    }

    assertThat(arrived(3))
        .extracting(MimeMessage::getSubject)
        .containsExactly(
            "OneLastAI: Your password was changed",
            "OneLastAI: Two-factor login was turned on",
            "OneLastAI: A login from a new device");
    assertThat(deadLetters.of(user)).isZero();
  }

  private static void hangUpOnTwoAttempts(ServerSocket mute) throws IOException {
    for (int i = 0; i < 2; i++) {
      Socket attempt = mute.accept();
      attempt.close();
    }
  }

  private List<MimeMessage> arrived(int count) {
    await().atMost(Duration.ofSeconds(30)).until(() -> MailServer.mailsTo(address).size() >= count);
    List<MimeMessage> mails = MailServer.mailsTo(address);
    assertThat(mails).hasSize(count);
    return mails;
  }

  private void queue(String to, MailKind kind, Map<String, String> values) {
    events.publish(List.of(event(to, kind, values, clock.instant())));
  }

  private EventEnvelope<MailQueued> event(
      String to, MailKind kind, Map<String, String> values, Instant at) {
    return new EventEnvelope<>(
        UUID.randomUUID().toString(), at, new MailQueued(user, to, kind, values));
  }

  private static String part(MimeMessage mail, String type) throws Exception {
    MimeMultipart alternatives = alternatives((MimeMultipart) mail.getContent());
    for (int i = 0; i < alternatives.getCount(); i++) {
      if (alternatives.getBodyPart(i).isMimeType(type)) {
        return alternatives.getBodyPart(i).getContent().toString().replace("\r\n", "\n");
      }
    }
    throw new AssertionError("no " + type);
  }

  private static MimeMultipart alternatives(MimeMultipart content) throws Exception {
    BodyPart first = content.getBodyPart(0);
    return first.getContent() instanceof MimeMultipart inner ? alternatives(inner) : content;
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
