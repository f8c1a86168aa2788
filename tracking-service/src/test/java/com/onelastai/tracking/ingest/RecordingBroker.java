package com.onelastai.tracking.ingest;

import com.onelastai.starter.messaging.EventCodec;
import com.onelastai.starter.messaging.EventPublisher;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.kafka.core.KafkaTemplate;
import tools.jackson.databind.json.JsonMapper;

/** A producer that records what is sent, and a fixed clock. */
@TestConfiguration(proxyBeanMethods = false)
class RecordingBroker {

  static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @Bean
  MockProducer<String, byte[]> producer() {
    return new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer()) {
      @Override
      public void close(Duration timeout) {
        // The template closes it after each record; the tests go on using it.
      }
    };
  }

  @Bean
  EventPublisher eventPublisher(MockProducer<String, byte[]> producer, JsonMapper json) {
    return new EventPublisher(
        new KafkaTemplate<>(() -> producer), new EventCodec(json, "tracking-service"));
  }

  @Bean
  @Primary
  Clock fixedClock() {
    return Clock.fixed(NOW, ZoneOffset.UTC);
  }

  /** An event as it went out. */
  record Published(String id, String type, Instant time, String key, String json) {

    static List<Published> by(MockProducer<String, byte[]> producer) {
      return producer.history().stream().map(Published::of).toList();
    }

    private static Published of(ProducerRecord<String, byte[]> sent) {
      return new Published(
          header(sent, "ce_id"),
          header(sent, "ce_type").replace("com.onelastai.tracking.", ""),
          Instant.parse(header(sent, "ce_time")),
          sent.key(),
          new String(sent.value(), StandardCharsets.UTF_8));
    }

    private static String header(ProducerRecord<String, byte[]> sent, String name) {
      return new String(sent.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
  }
}
