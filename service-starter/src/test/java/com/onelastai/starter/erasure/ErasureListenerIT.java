package com.onelastai.starter.erasure;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.onelastai.events.EventEnvelope;
import com.onelastai.events.erasure.ErasureEvent;
import com.onelastai.events.erasure.UserDataErased;
import com.onelastai.events.identity.IdentityEvent;
import com.onelastai.events.identity.UserErased;
import com.onelastai.events.identity.SessionEnded;
import com.onelastai.starter.messaging.EventCodec;
import com.onelastai.starter.messaging.EventPublisher;
import com.onelastai.starter.test.Engines;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.NONE,
    properties = "spring.application.name=erasure-test")
@ContextConfiguration(initializers = Engines.class)
class ErasureListenerIT {

  private final EventPublisher publisher;
  private final KafkaTemplate<String, byte[]> kafka;
  private final Store store;
  private final Listener listener;
  private final String user = UUID.randomUUID().toString();

  @Autowired
  ErasureListenerIT(
      EventPublisher publisher,
      KafkaTemplate<String, byte[]> kafka,
      Store store,
      Listener listener) {
    this.publisher = publisher;
    this.kafka = kafka;
    this.store = store;
    this.listener = listener;
  }

  @Test
  void erasureIsAnsweredOnceNothingIsHeld() {
    publish("erased-" + user, new UserErased(user));

    await()
        .untilAsserted(
            () -> assertThat(answers()).containsExactly(new UserDataErased(user, "erasure-test")));
    assertThat(store.erased).containsOnlyOnce(user);
  }

  @Test
  void erasureIsTriedUntilItSucceeds() {
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
  void repeatedWishIsAnsweredUnderTheSameId() {
    publish("erased-" + user, new UserErased(user));
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
        .get(5, SECONDS);
    publish("erased-" + user, new UserErased(user));

    await().untilAsserted(() -> assertThat(answers()).hasSize(1));
    await().until(() -> listener.setAside.contains(user));
  }

  @Test
  void otherNewsErasesNobodyAndTheServiceStillHearsAll() {
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
    Listener listener(EventCodec codec) {
      return new Listener(codec);
    }
  }

  static class Store implements UserDataEraser {

    final List<String> erased = new CopyOnWriteArrayList<>();
    volatile String away = "";
    volatile int refused;

    @Override
    public void erase(String userId) {
      if (userId.equals(away)) {
        refused++;
        // Which error handlers take for final by default.
        throw new ClassCastException("away");
      }
      erased.add(userId);
    }
  }

  /** The service's own consumers. */
  static class Listener {

    private final EventCodec codec;
    final List<IdentityEvent> heard = new CopyOnWriteArrayList<>();
    final List<EventEnvelope<ErasureEvent>> answers = new CopyOnWriteArrayList<>();
    final List<String> setAside = new CopyOnWriteArrayList<>();

    Listener(EventCodec codec) {
      this.codec = codec;
    }

    @KafkaListener(topics = IdentityEvent.TOPIC)
    void onIdentity(List<ConsumerRecord<String, byte[]>> records) {
      records.stream()
          .filter(record -> record.headers().lastHeader("ce_type") != null)
          .forEach(record ->
              codec
                  .decode(record, EventCodec.family(IdentityEvent.class))
                  .ifPresent(event -> heard.add(event.event())));
    }

    @KafkaListener(topics = ErasureEvent.TOPIC)
    void onAnswer(List<ConsumerRecord<String, byte[]>> records) {
      records.forEach(record ->
          codec.decode(record, EventCodec.family(ErasureEvent.class)).ifPresent(answers::add));
    }

    @KafkaListener(topics = IdentityEvent.TOPIC + ".erasure-test.dlt")
    void onDeadLetter(List<ConsumerRecord<String, byte[]>> records) {
      records.forEach(record -> setAside.add(record.key()));
    }
  }
}
