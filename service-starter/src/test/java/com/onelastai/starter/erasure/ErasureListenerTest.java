package com.onelastai.starter.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.onelastai.events.EventEnvelope;
import com.onelastai.events.identity.IdentityEvent;
import com.onelastai.events.identity.UserErased;
import com.onelastai.starter.messaging.EventCodec;
import com.onelastai.starter.messaging.EventPublisher;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.BatchListenerFailedException;
import tools.jackson.databind.json.JsonMapper;

class ErasureListenerTest {

  private final EventCodec codec = new EventCodec(JsonMapper.shared(), "test");
  private final MockProducer<String, byte[]> broker =
      new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
  private final List<String> erased = new ArrayList<>();
  private final ErasureListener listener =
      new ErasureListener(
          erased::add,
          codec,
          new EventPublisher(new KafkaTemplate<>(() -> broker), codec),
          Clock.systemUTC(),
          "test");

  @Test
  void offsetDoesNotMoveBeforeTheAnswerIsAcknowledged() {
    broker.sendException = new TimeoutException("away");
    List<ConsumerRecord<String, byte[]>> records = List.of(erased("u-1", 0), erased("u-2", 1));

    assertThatExceptionOfType(BatchListenerFailedException.class)
        .isThrownBy(() -> listener.on(records))
        .satisfies(failed -> assertThat(failed.getRecord()).isSameAs(records.getFirst()));
    assertThat(erased).containsExactly("u-1");
  }

  private ConsumerRecord<String, byte[]> erased(String userId, long offset) {
    ProducerRecord<String, byte[]> sent =
        codec.encode(new EventEnvelope<>("e-" + userId, Instant.EPOCH, new UserErased(userId)));
    ConsumerRecord<String, byte[]> record =
        new ConsumerRecord<>(IdentityEvent.TOPIC, 0, offset, sent.key(), sent.value());
    sent.headers().forEach(record.headers()::add);
    return record;
  }
}
