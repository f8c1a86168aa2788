package com.onelastai.gateway;

import static org.awaitility.Awaitility.await;

import com.onelastai.events.EventEnvelope;
import com.onelastai.events.tracking.TrackingEvent;
import com.onelastai.starter.messaging.EventCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.ProducerFactory;

/** The events that would have been sent to Kafka, decoded as a consumer does. */
final class Published {

  private final MockProducer<String, byte[]> producer;
  private final EventCodec codec;

  Published(MockProducer<String, byte[]> producer, EventCodec codec) {
    this.producer = producer;
    this.codec = codec;
  }

  <E extends TrackingEvent> EventEnvelope<E> one(Class<E> type, Predicate<E> which) {
    return await()
        .atMost(Duration.ofSeconds(5))
        .until(() -> all(type, which), found -> !found.isEmpty())
        .getFirst();
  }

  @SuppressWarnings("unchecked")
  <E extends TrackingEvent> List<EventEnvelope<E>> all(Class<E> type, Predicate<E> which) {
    return producer.history().stream()
        .map(this::decode)
        .flatMap(Optional::stream)
        .filter(envelope -> type.isInstance(envelope.event()))
        .map(envelope -> (EventEnvelope<E>) envelope)
        .filter(envelope -> which.test(envelope.event()))
        .toList();
  }

  /** All records as bytes. */
  List<String> raw() {
    return producer.history().stream()
        .map(record -> new String(record.value(), StandardCharsets.UTF_8) + record.headers())
        .toList();
  }

  private Optional<EventEnvelope<TrackingEvent>> decode(ProducerRecord<String, byte[]> sent) {
    ConsumerRecord<String, byte[]> record =
        new ConsumerRecord<>(
            sent.topic(),
            0,
            0,
            0,
            TimestampType.CREATE_TIME,
            0,
            0,
            sent.key(),
            sent.value(),
            sent.headers(),
            Optional.empty());
    return codec.decode(record, EventCodec.family(TrackingEvent.class));
  }

  @TestConfiguration(proxyBeanMethods = false)
  static class Broker {

    @Bean
    MockProducer<String, byte[]> producer() {
      return new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer()) {

        /** A template closes producers that it does not share. */
        @Override
        public void close() {}

        @Override
        public void close(Duration timeout) {}
      };
    }

    @Bean
    @SuppressWarnings({"unchecked", "rawtypes"})
    ProducerFactory<Object, Object> producers(MockProducer<String, byte[]> producer) {
      return () -> (Producer) producer;
    }

    @Bean
    Published published(MockProducer<String, byte[]> producer, EventCodec codec) {
      return new Published(producer, codec);
    }
  }
}
