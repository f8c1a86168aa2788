package com.onelastai.gateway;

import static org.awaitility.Awaitility.await;

import com.onelastai.events.EventEnvelope;
import com.onelastai.events.tracking.ApiCalled;
import com.onelastai.events.tracking.TrackingEvent;
import com.onelastai.starter.messaging.EventCodec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.ProducerFactory;

/** The events that would have been sent to Kafka, decoded as a consumer does. */
final class Published {

  private final RecordingProducer producer;
  private final EventCodec codec;

  Published(RecordingProducer producer, EventCodec codec) {
    this.producer = producer;
    this.codec = codec;
  }

  <E extends TrackingEvent> EventEnvelope<E> one(Class<E> type, Predicate<E> which) {
    return await().until(() -> all(type, which), found -> !found.isEmpty()).getFirst();
  }

  /** The call of this path. */
  EventEnvelope<ApiCalled> call(String path) {
    return one(ApiCalled.class, call -> path.equals(call.path()));
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
        new ConsumerRecord<>(sent.topic(), 0, 0, sent.key(), sent.value());
    sent.headers().forEach(record.headers()::add);
    return codec.decode(record, EventCodec.family(TrackingEvent.class));
  }

  @TestConfiguration(proxyBeanMethods = false)
  static class Broker {

    @Bean
    RecordingProducer producer() {
      return new RecordingProducer();
    }

    @Bean
    @SuppressWarnings({"unchecked", "rawtypes"})
    ProducerFactory<Object, Object> producers(RecordingProducer producer) {
      return () -> (Producer) producer;
    }

    @Bean
    Published published(RecordingProducer producer, EventCodec codec) {
      return new Published(producer, codec);
    }
  }
}
