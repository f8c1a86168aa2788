package com.onelastai.starter.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.onelastai.events.identity.UserErased;
import com.onelastai.starter.messaging.EventCodec;
import com.onelastai.starter.messaging.EventMetadata;
import com.onelastai.starter.messaging.EventPublisher;
import com.onelastai.starter.retry.RetryLaterException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.KafkaTemplate;
import tools.jackson.databind.json.JsonMapper;

class ErasureListenerTest {

  private final EventCodec codec = new EventCodec(JsonMapper.shared(), "test");
  private final MockProducer<String, byte[]> broker =
      new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
  private final List<String> erased = new ArrayList<>();
  private final ErasureListener listener =
      new ErasureListener(
          erased::add,
          new EventPublisher(new KafkaTemplate<>(() -> broker), codec),
          Clock.systemUTC(),
          "test");

  @Test
  void offsetDoesNotMoveBeforeTheAnswerIsAcknowledged() {
    broker.sendException = new TimeoutException("away");

    assertThatExceptionOfType(RetryLaterException.class)
        .isThrownBy(() ->
            listener.on(new UserErased("u-1"), new EventMetadata("e-1", Instant.EPOCH)));
    assertThat(erased).containsExactly("u-1");
  }
}
