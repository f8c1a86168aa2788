package com.onelastai.starter.messaging;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoCommandException;
import com.mongodb.ServerAddress;
import com.onelastai.events.EventEnvelope;
import com.onelastai.events.tracking.Actor;
import com.onelastai.events.tracking.PageLeft;
import com.onelastai.events.tracking.TrackingEvent;
import com.onelastai.starter.test.Engines;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
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
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoExceptionTranslator;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.NONE,
    properties = {
      "spring.application.name=listener-test",
      // Without an exporter Spring Boot propagates no trace.
      "management.tracing.export.enabled=true",
      "management.tracing.export.otlp.enabled=false"
    })
@ContextConfiguration(initializers = Engines.class)
class EventListenerIT {

  private static final String DEAD_LETTERS = "tracking.v1.listener-test-pages.dlt";

  @Autowired KafkaTemplate<String, byte[]> kafka;
  @Autowired EventPublisher publisher;
  @Autowired ConsumerFactory<String, byte[]> consumers;
  @Autowired Listener listener;
  @Autowired MeterRegistry meters;
  @Autowired Tracer tracer;

  @BeforeEach
  void forget() {
    listener.handled.clear();
    listener.storeFault = null;
  }

  @Test
  void malformedRecordIsSetAsideWithItsCauseAndItsNeighboursAreHandled() throws Exception {
    String visitor = UUID.randomUUID().toString();
    publisher.publish(List.of(left(visitor, "before")));
    byte[] malformed = ("{" + visitor).getBytes(StandardCharsets.UTF_8);
    kafka.send(new ProducerRecord<>("tracking.v1", visitor, malformed)).get(60, SECONDS);
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

  /** No primary, stepped down, shutting down, no permission, disk full, and one of the future. */
  @ParameterizedTest
  @ValueSource(ints = {10107, 189, 11600, 13, 14031, 999_999})
  void eventsWaitForAFaultOfTheStoreAndNoneIsADeadLetter(int code) {
    String visitor = UUID.randomUUID().toString();
    double deadLetters = deadLetters();
    listener.storeFault = code;
    int before = listener.refused;
    publisher.publish(List.of(left(visitor, "first"), left(visitor, "second")));
    await().until(() -> listener.refused >= before + 2);
    assertThat(handledOf(visitor)).isEmpty();

    listener.storeFault = null;
    await().untilAsserted(() -> assertThat(handledOf(visitor)).containsExactly("first", "second"));
    assertThat(deadLetters()).isEqualTo(deadLetters);
  }

  @Test
  void handlerLogsTheCorrelationIdOfThePublisherAndGoesOnWithItsTrace() {
    String visitor = UUID.randomUUID().toString();
    Span request = tracer.nextSpan().name("request").start();
    try (var _ = MDC.putCloseable("correlationId", "c-" + visitor);
        var _ = tracer.withSpan(request)) {
      publisher.publish(List.of(left(visitor, "traced")));
    } finally {
      request.end();
    }

    await().untilAsserted(() -> assertThat(handledOf(visitor)).containsExactly("traced"));
    assertThat(listener.correlationIds).contains("c-" + visitor);
    assertThat(listener.traceIds).contains(request.context().traceId());
  }

  private double deadLetters() {
    return meters.find("events.dead.lettered").counters().stream()
        .mapToDouble(Counter::count)
        .sum();
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
    Listener listener(Tracer tracer) {
      return new Listener(tracer);
    }
  }

  static class Listener {

    static final String POISON = "poison";

    private final Tracer tracer;
    final List<EventEnvelope<TrackingEvent>> handled = new CopyOnWriteArrayList<>();
    final List<String> correlationIds = new CopyOnWriteArrayList<>();
    final List<String> traceIds = new CopyOnWriteArrayList<>();
    volatile @Nullable Integer storeFault;
    volatile int refused;

    Listener(Tracer tracer) {
      this.tracer = tracer;
    }

    @EventListener(group = "pages")
    void on(List<Received<TrackingEvent>> batch) {
      Integer code = storeFault;
      if (code != null) {
        refused++;
        throw fault(code);
      }
      if (batch.stream().anyMatch(it -> ((PageLeft) it.event()).pageviewId().equals(POISON))) {
        throw new IllegalStateException("cannot be stored");
      }
      correlationIds.add(String.valueOf(MDC.get("correlationId")));
      Span span = tracer.currentSpan();
      traceIds.add(span == null ? "none" : span.context().traceId());
      batch.forEach(event -> handled.add(event.envelope()));
    }

    /** As Spring translates what the driver throws. */
    private static RuntimeException fault(int code) {
      BsonDocument answer =
          new BsonDocument("ok", new BsonInt32(0)).append("code", new BsonInt32(code));
      MongoCommandException refused = new MongoCommandException(answer, new ServerAddress());
      RuntimeException translated =
          new MongoExceptionTranslator().translateExceptionIfPossible(refused);
      return translated == null ? refused : translated;
    }
  }
}
