package com.onelastai.starter.erasure;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.onelastai.events.EventEnvelope;
import com.onelastai.events.erasure.ErasureEvent;
import com.onelastai.events.erasure.UserDataErased;
import com.onelastai.events.identity.IdentityEvent;
import com.onelastai.events.identity.SessionEnded;
import com.onelastai.events.identity.UserErased;
import com.onelastai.starter.messaging.EventListener;
import com.onelastai.starter.messaging.EventMetadata;
import com.onelastai.starter.messaging.EventPublisher;
import com.onelastai.starter.test.Engines;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.NONE,
    properties = {"spring.application.name=erasure-test", "onelastai.erasure.retry-every=100ms"})
@ContextConfiguration(initializers = Engines.class)
class ErasureIT {

  private static final String PENDING = "erasuretesterasures";

  @Autowired EventPublisher publisher;
  @Autowired KafkaTemplate<String, byte[]> kafka;
  @Autowired Store store;
  @Autowired Listener listener;
  @Autowired MongoOperations mongo;
  @Autowired MeterRegistry meters;
  @Autowired Clock clock;
  private final String user = UUID.randomUUID().toString();

  @Test
  void erasureIsAnsweredOnceNothingIsHeld() {
    publish("erased-" + user, new UserErased(user));

    await()
        .untilAsserted(
            () -> assertThat(answers()).containsExactly(new UserDataErased(user, "erasure-test")));
    assertThat(store.erased).containsOnlyOnce(user);
  }

  @Test
  void erasureIsRetriedUntilItSucceeds() {
    store.away = user;
    int before = store.refused;
    publish("erased-" + user, new UserErased(user));
    await().until(() -> store.refused >= before + 3);
    assertThat(answers()).isEmpty();

    store.away = "";
    await().untilAsserted(() -> assertThat(answers()).hasSize(1));
    assertThat(store.erased).containsOnlyOnce(user);
  }

  @Test
  void userWhoCannotBeErasedHoldsUpNobody() {
    store.away = user;
    publish("erased-" + user, new UserErased(user));
    // At least one of them shares the partition.
    List<String> others = Stream.generate(() -> UUID.randomUUID().toString()).limit(20).toList();
    others.forEach(other -> publish("erased-" + other, new UserErased(other)));

    await().untilAsserted(() -> assertThat(store.erased).containsAll(others));
    assertThat(answers()).isEmpty();
    await().until(() -> gauge("erasures.failing") == 1 && gauge("erasures.oldest.seconds") > 0);

    store.away = "";
    await().untilAsserted(() -> assertThat(answers()).hasSize(1));
    await().until(() -> gauge("erasures.failing") == 0 && gauge("erasures.oldest.seconds") == 0);
  }

  @Test
  void erasureThatAnotherInstanceLeftIsTakenOver() {
    mongo.insert(
        new ErasureWorker.Pending("left", user, clock.instant(), 0, clock.instant()), PENDING);

    await().untilAsserted(() -> assertThat(answers()).hasSize(1));
    await().until(() -> mongo.findAll(ErasureWorker.Pending.class, PENDING).isEmpty());
  }

  @Test
  void repeatedRequestIsAnsweredUnderTheSameId() {
    publish("erased-" + user, new UserErased(user));
    await().untilAsserted(() -> assertThat(answers()).hasSize(1));
    publish("erased-" + user, new UserErased(user));

    await().untilAsserted(() -> assertThat(answers()).hasSize(2));
    assertThat(listener.answers.stream().filter(it -> it.event().userId().equals(user)))
        .extracting(EventEnvelope::id)
        .containsOnly("erased-" + user + "/erasure-test");
  }

  @Test
  void recordThatCannotBeReadHoldsUpNobody() throws Exception {
    kafka
        .send(new ProducerRecord<>(IdentityEvent.TOPIC, user, "{".getBytes(StandardCharsets.UTF_8)))
        .get(60, SECONDS);
    publish("erased-" + user, new UserErased(user));

    await().untilAsserted(() -> assertThat(answers()).hasSize(1));
    await().until(() -> listener.setAside.contains(user));
  }

  @Test
  void otherEventsEraseNobody() {
    publish("ended-" + user, new SessionEnded(user, "s-1"));
    publish("erased-" + user, new UserErased(user));

    await().untilAsserted(() -> assertThat(answers()).hasSize(1));
    assertThat(store.erased).containsOnlyOnce(user);
    await()
        .untilAsserted(() ->
            assertThat(listener.heard.stream().filter(it -> it.userId().equals(user)))
                .containsExactly(new SessionEnded(user, "s-1"), new UserErased(user)));
  }

  private void publish(String id, IdentityEvent event) {
    publisher.publish(List.of(new EventEnvelope<>(id, Instant.EPOCH, event)));
  }

  private double gauge(String name) {
    return meters.get(name).gauge().value();
  }

  private List<ErasureEvent> answers() {
    return listener.answers.stream()
        .map(EventEnvelope::event)
        .filter(answer -> answer.userId().equals(user))
        .toList();
  }

  @SpringBootApplication
  static class Application {

    @Bean
    Store store() {
      return new Store();
    }

    @Bean
    Listener listener() {
      return new Listener();
    }
  }

  static class Store implements UserDataHolder {

    final List<String> erased = new CopyOnWriteArrayList<>();
    volatile String away = "";
    volatile int refused;

    @Override
    public void erase(String userId) {
      if (userId.equals(away)) {
        refused++;
        // By default error handlers do not retry it.
        throw new ClassCastException("away");
      }
      erased.add(userId);
    }
  }

  /** The service's own consumers. */
  static class Listener {

    final List<IdentityEvent> heard = new CopyOnWriteArrayList<>();
    final List<EventEnvelope<ErasureEvent>> answers = new CopyOnWriteArrayList<>();
    final List<String> setAside = new CopyOnWriteArrayList<>();

    @EventListener(group = "identity")
    void onIdentity(IdentityEvent event) {
      heard.add(event);
    }

    @EventListener(group = "answers")
    void onAnswer(ErasureEvent answer, EventMetadata metadata) {
      answers.add(new EventEnvelope<>(metadata.id(), metadata.time(), answer));
    }

    @KafkaListener(
        topics = IdentityEvent.TOPIC + ".erasure-test-erasure.dlt",
        groupId = "erasure-test-dead-letters")
    void onDeadLetter(List<ConsumerRecord<String, byte[]>> records) {
      records.forEach(record -> setAside.add(record.key()));
    }
  }
}
