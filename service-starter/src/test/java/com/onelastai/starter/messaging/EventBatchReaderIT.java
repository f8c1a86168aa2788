package com.onelastai.starter.messaging;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.onelastai.events.EventEnvelope;
import com.onelastai.events.tracking.Actor;
import com.onelastai.events.tracking.PageLeft;
import com.onelastai.events.tracking.TrackingEvent;
import com.onelastai.starter.messaging.Received;
import com.onelastai.starter.test.Engines;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.NONE,
    properties = {
      "spring.application.name=reader-test",
      "onelastai.topics=tracking.v1,tracking.v1.reader-test.dlt"
    })
@ContextConfiguration(initializers = Engines.class)
class EventBatchReaderIT {

  private static final String DEAD_LETTERS = "tracking.v1.reader-test.dlt";

  private final KafkaTemplate<String, byte[]> kafka;
  private final EventPublisher publisher;
  private final ConsumerFactory<String, byte[]> consumers;
  private final Listener listener;

  @Autowired
  EventBatchReaderIT(
      KafkaTemplate<String, byte[]> kafka,
      EventPublisher publisher,
      ConsumerFactory<String, byte[]> consumers,
      Listener listener) {
    this.kafka = kafka;
    this.publisher = publisher;
    this.consumers = consumers;
    this.listener = listener;
  }

  @BeforeEach
  void forget() {
    listener.handled.clear();
    listener.storeIsAway = false;
  }

  @Test
  void malformedRecordIsSetAsideWithItsCauseAndItsNeighboursAreHandled() throws Exception {
    String visitor = UUID.randomUUID().toString();
    publisher.publish(List.of(left(visitor, "before")));
    byte[] malformed = ("{" + visitor).getBytes(StandardCharsets.UTF_8);
    kafka.send(new ProducerRecord<>("tracking.v1", visitor, malformed)).get(5, SECONDS);
    publisher.publish(List.of(left(visitor, "after")));

    await().untilAsserted(() -> assertThat(handledOf(visitor)).containsExactly("before", "after"));
    ConsumerRecord<String, byte[]> deadLetter = deadLetter(visitor);
    assertThat(deadLetter.value()).isEqualTo(malformed);
    assertThat(deadLetter.headers().lastHeader("kafka_dlt-exception-message")).isNotNull();
    assertThat(deadLetter.headers().lastHeader("kafka_dlt-original-offset")).isNotNull();
  }

  @Test
  void eventWhoseHandlingFailsByItselfIsSetAside() {
    String visitor = UUID.randomUUID().toString();
    publisher.publish(
        List.of(left(visitor, "one"), left(visitor, Listener.POISON), left(visitor, "two")));

    await().untilAsserted(() -> assertThat(handledOf(visitor)).contains("one", "two"));
    assertThat(deadLetter(visitor).key()).isEqualTo(visitor);
  }

  @Test
  void batchWaitsWhileTheStoreIsAway() {
    String visitor = UUID.randomUUID().toString();
    listener.storeIsAway = true;
    int before = listener.refused;
    publisher.publish(List.of(left(visitor, "waiting")));
    await().until(() -> listener.refused >= before + 2);
    assertThat(handledOf(visitor)).isEmpty();

    listener.storeIsAway = false;
    await().untilAsserted(() -> assertThat(handledOf(visitor)).containsExactly("waiting"));
  }

  private List<String> handledOf(String visitor) {
    return listener.handled.stream()
        .map(EventEnvelope::event)
        .map(PageLeft.class::cast)
        .filter(event -> visitor.equals(event.key()))
        .map(PageLeft::pageviewId)
        .toList();
  }

  private ConsumerRecord<String, byte[]> deadLetter(String key) {
    List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
    try (Consumer<String, byte[]> consumer =
        consumers.createConsumer(UUID.randomUUID().toString(), null)) {
      consumer.subscribe(List.of(DEAD_LETTERS));
      await()
          .until(() -> {
            consumer
                .poll(Duration.ofMillis(200))
                .forEach(record -> {
                  if (key.equals(record.key())) {
                    found.add(record);
                  }
                });
            return !found.isEmpty();
          });
    }
    return found.getFirst();
  }

  private static EventEnvelope<PageLeft> left(String visitor, String pageview) {
    Actor actor = new Actor(visitor, "s", null, null, null, null);
    return new EventEnvelope<>(
        UUID.randomUUID().toString(), Instant.EPOCH, new PageLeft(actor, pageview, 1.0, null));
  }

  @SpringBootApplication
  static class Application {

    @Bean
    Listener listener(EventCodec codec) {
      return new Listener(codec);
    }
  }

  static class Listener {

    static final String POISON = "poison";

    private final EventBatchReader<TrackingEvent> reader;
    final List<EventEnvelope<TrackingEvent>> handled = new CopyOnWriteArrayList<>();
    volatile boolean storeIsAway;
    volatile int refused;

    Listener(EventCodec codec) {
      this.reader = new EventBatchReader<>(codec, TrackingEvent.class);
    }

    @KafkaListener(topics = TrackingEvent.TOPIC)
    void on(List<ConsumerRecord<String, byte[]>> records) {
      reader.read(records, this::handle);
    }

    private void handle(List<Received<TrackingEvent>> batch) {
      if (storeIsAway) {
        refused++;
        throw new DataAccessResourceFailureException("away");
      }
      boolean poisoned =
          batch.stream()
              .anyMatch(e -> ((PageLeft) e.envelope().event()).pageviewId().equals(POISON));
      if (poisoned) {
        throw new IllegalStateException("cannot be stored");
      }
      batch.forEach(event -> handled.add(event.envelope()));
    }
  }
}
