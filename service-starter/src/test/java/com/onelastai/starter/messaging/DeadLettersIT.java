package com.onelastai.starter.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.onelastai.events.EventEnvelope;
import com.onelastai.events.EventTopic;
import com.onelastai.events.identity.SessionEnded;
import com.onelastai.starter.test.Engines;
import com.onelastai.starter.time.SettableClock;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(
    properties = {"spring.application.name=dead-letter-test", "onelastai.clock.settable=true"})
@ContextConfiguration(initializers = Engines.class)
class DeadLettersIT {

  @Autowired EventPublisher publisher;
  @Autowired DeadLetterEndpoint endpoint;
  @Autowired DeadLetters deadLetters;
  @Autowired Broken broken;
  @Autowired Healthy healthy;
  @Autowired MeterRegistry meters;
  @Autowired SettableClock clock;
  private final String user = UUID.randomUUID().toString();

  @AfterEach
  void resetClock() {
    clock.setOffset(Duration.ZERO);
  }

  @Test
  void deadLetterIsCountedAndShownWithItsCause() {
    double counted = counter();
    DeadLetter found = deadLetter();

    assertThat(counter()).isEqualTo(counted + 1);
    assertThat(found.group()).isEqualTo("dead-letter-test-broken");
    assertThat(found.type()).isEqualTo("com.onelastai.identity.session-ended.v1");
    assertThat(found.cause()).contains("cannot handle");
    assertThat(found.payload()).isNull();
    assertThat(gauge()).isPositive();

    DeadLetter details = Objects.requireNonNull(endpoint.find(found.id()));
    assertThat(details.payload()).contains(user);
    assertThat(details.headers()).containsKeys("kafka_dlt-exception-stacktrace", "ce_id");
    assertThat(details.headers().get("kafka_dlt-original-offset")).matches("\\d+");
  }

  @Test
  void retriedDeadLetterIsHandledByItsGroupAloneAndIsGone() {
    DeadLetter found = deadLetter();
    await().until(() -> timesHandled(healthy.seen) == 1);
    broken.repaired.add(user);

    assertThat(endpoint.retry(found.id()).getStatus()).isEqualTo(204);

    await().until(() -> timesHandled(broken.seen) == 1);
    assertThat(find()).isNull();
    // Events of a user are handled in order, so the retried one has been passed by then.
    publish("later");
    await().until(() -> healthy.seen.contains(user + " later"));
    assertThat(timesHandled(healthy.seen)).isEqualTo(2);
    assertThat(endpoint.retry(found.id()).getStatus()).isEqualTo(404);
  }

  @Test
  void retryThatFailsAgainIsADeadLetterAgain() {
    DeadLetter found = deadLetter();
    endpoint.retry(found.id());
    await()
        .until(() -> {
          DeadLetter again = find();
          return again != null && !again.id().equals(found.id());
        });
  }

  @Test
  void droppedDeadLetterIsGoneForEveryInstance() {
    DeadLetter found = deadLetter();
    assertThat(endpoint.drop(found.id()).getStatus()).isEqualTo(204);
    assertThat(find()).isNull();
    assertThat(endpoint.find(found.id())).isNull();
  }

  @Test
  void allOfATopicAreRetriedAtOnce() {
    DeadLetter found = deadLetter();
    broken.repaired.add(user);
    assertThat(endpoint.retryAll(found.id().split(":")[0]).get("retried")).isPositive();
    await().until(() -> timesHandled(broken.seen) == 1);
  }

  @Test
  void deadLetterOlderThanTheMemoryOfErasedUsersIsNotRetried() {
    DeadLetter found = deadLetter();
    clock.setOffset(EventTopic.IDENTITY.retryLimit().plusDays(1));
    assertThatThrownBy(() -> endpoint.retry(found.id()))
        .isInstanceOf(InvalidEndpointRequestException.class)
        .hasMessageContaining("too old");
    assertThat(find()).isNotNull();
  }

  private DeadLetter deadLetter() {
    publish("first");
    return await().until(this::find, found -> found != null);
  }

  private void publish(String session) {
    SessionEnded event = new SessionEnded(user, session);
    publisher.publish(
        List.of(new EventEnvelope<>(UUID.randomUUID().toString(), Instant.EPOCH, event)));
  }

  private @Nullable DeadLetter find() {
    return deadLetters.list(1_000).stream()
        .filter(letter -> user.equals(letter.key()))
        .findFirst()
        .orElse(null);
  }

  private long timesHandled(List<String> seen) {
    return seen.stream().filter(event -> event.startsWith(user)).count();
  }

  private double counter() {
    return meters
        .counter("events.dead.lettered", "group", "dead-letter-test-broken", "topic", "identity.v1")
        .count();
  }

  private double gauge() {
    return meters
        .get("events.dead.letters")
        .tag("group", "dead-letter-test-broken")
        .gauge()
        .value();
  }

  @SpringBootApplication
  static class Application {

    @Bean
    Broken broken() {
      return new Broken();
    }

    @Bean
    Healthy healthy() {
      return new Healthy();
    }
  }

  static class Broken {

    final Set<String> repaired = ConcurrentHashMap.newKeySet();
    final List<String> seen = new CopyOnWriteArrayList<>();

    @EventListener(group = "broken")
    void on(SessionEnded event) {
      if (!repaired.contains(event.userId())) {
        throw new IllegalStateException("cannot handle");
      }
      seen.add(event.userId() + " " + event.sessionId());
    }
  }

  static class Healthy {

    final List<String> seen = new CopyOnWriteArrayList<>();

    @EventListener(group = "healthy")
    void on(SessionEnded event) {
      seen.add(event.userId() + " " + event.sessionId());
    }
  }
}
