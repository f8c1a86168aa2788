package com.onelastai.tracking.projection;

import static com.onelastai.tracking.projection.Deliveries.visitor;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import com.onelastai.events.EventEnvelope;
import com.onelastai.events.tracking.Actor;
import com.onelastai.events.tracking.TrackingEvent;
import com.onelastai.events.tracking.UserEventTracked;
import com.onelastai.starter.messaging.EventPublisher;
import com.onelastai.tracking.StoredDocuments;
import com.onelastai.tracking.TrackingIT;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;

@TrackingIT
class TrackingConsumerIT {

  private static final String DEAD_LETTERS = "tracking.v1.tracking-service.dlt";

  @Autowired KafkaTemplate<String, byte[]> kafka;
  @Autowired EventPublisher publisher;
  @Autowired ConsumerFactory<String, byte[]> consumers;
  @Autowired StoredDocuments documents;
  @Autowired MeterRegistry meters;
  private final Instant now = Deliveries.now();
  private final String visitor = UUID.randomUUID().toString();
  private final String session = UUID.randomUUID().toString();
  private final Actor actor = visitor(visitor, session);

  @Test
  void malformedRecordBecomesADeadLetterAndTheOthersAreStored() throws Exception {
    publisher.publish(List.of(event("before")));
    byte[] bad = "{not json".getBytes(UTF_8);
    ProducerRecord<String, byte[]> record = new ProducerRecord<>("tracking.v1", visitor, bad);
    record.headers().add("ce_specversion", "1.0".getBytes(UTF_8));
    record.headers().add("ce_type", "com.onelastai.tracking.page-left.v1".getBytes(UTF_8));
    record.headers().add("ce_id", "x".getBytes(UTF_8));
    record.headers().add("ce_source", "/test".getBytes(UTF_8));
    record.headers().add("ce_time", "2026-03-01T12:00:00Z".getBytes(UTF_8));
    kafka.send(record).get(60, SECONDS);
    publisher.publish(List.of(event("after")));

    await().untilAsserted(() -> assertThat(storedEvents()).containsOnly("before", "after"));
    ConsumerRecord<String, byte[]> deadLetter = deadLetter();
    assertThat(deadLetter.value()).isEqualTo(bad);
    assertThat(deadLetter.headers().lastHeader("kafka_dlt-exception-stacktrace").value())
        .asString(UTF_8)
        .contains("MalformedEventException");
    assertThat(
            meters.get("events.dead.lettered").tag("group", "tracking-service").counter().count())
        .isPositive();
  }

  @Test
  void sameIdTwiceIsStoredAndCountedOnce() {
    publisher.publish(List.of(event("twice")));
    await().until(() -> storedEvents().size() == 1);
    double repeated = meters.counter("tracking.events.repeated").count();
    publisher.publish(List.of(event("twice"), event("other")));

    await().untilAsserted(() -> assertThat(session().getLong("events")).isEqualTo(2));
    assertThat(storedEvents()).containsOnly("twice", "other");
    assertThat(meters.counter("tracking.events.repeated").count()).isEqualTo(repeated + 1);
  }

  private Document session() {
    return documents.get("sessions", session);
  }

  private List<String> storedEvents() {
    return documents.find("userevents", Filters.eq("visitorId", visitor)).stream()
        .map(event -> event.getString("eventId"))
        .toList();
  }

  private EventEnvelope<TrackingEvent> event(String id) {
    return new EventEnvelope<>(
        actor.scoped(id), now, new UserEventTracked(actor, "auth", "signup", null, true, null));
  }

  private ConsumerRecord<String, byte[]> deadLetter() {
    try (Consumer<String, byte[]> consumer =
        consumers.createConsumer(UUID.randomUUID().toString(), null)) {
      consumer.subscribe(List.of(DEAD_LETTERS));
      return await()
          .until(
              () ->
                  StreamSupport.stream(consumer.poll(Duration.ofMillis(200)).spliterator(), false)
                      .filter(record -> visitor.equals(record.key()))
                      .toList(),
              found -> !found.isEmpty())
          .getFirst();
    }
  }
}
