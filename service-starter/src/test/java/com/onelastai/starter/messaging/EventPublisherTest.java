package com.onelastai.starter.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.onelastai.events.EventEnvelope;
import com.onelastai.events.tracking.Actor;
import com.onelastai.events.tracking.PageLeft;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.KafkaTemplate;
import tools.jackson.databind.json.JsonMapper;

class EventPublisherTest {

  private final Broker broker = new Broker();
  private final EventPublisher publisher =
      new EventPublisher(
          new KafkaTemplate<>(() -> broker), new EventCodec(JsonMapper.shared(), "test"));

  @Test
  void returnsOnceEveryEventIsAcknowledged() {
    publisher.publish(List.of(left("1"), left("2")));
    assertThat(broker.history()).hasSize(2);
  }

  @Test
  void oneEventWithoutAcknowledgementMakesAllUnavailable() {
    broker.unacknowledged = "2";
    assertUnavailable(List.of(left("1"), left("2"), left("3")));
  }

  @Test
  void producerThatCannotSendMakesEventsUnavailable() {
    broker.sendException = new KafkaException("fenced");
    assertUnavailable(List.of(left("1")));
  }

  private void assertUnavailable(List<EventEnvelope<PageLeft>> events) {
    assertThatExceptionOfType(EventsUnavailableException.class)
        .isThrownBy(() -> publisher.publish(events));
  }

  private static EventEnvelope<PageLeft> left(String visitor) {
    Actor actor = new Actor(visitor, "s", null, null, null, null);
    return new EventEnvelope<>("id", Instant.EPOCH, new PageLeft(actor, "pv", 1.0, null));
  }

  private static class Broker extends MockProducer<String, byte[]> {

    String unacknowledged = "";

    Broker() {
      super(true, null, new StringSerializer(), new ByteArraySerializer());
    }

    @Override
    public synchronized Future<RecordMetadata> send(
        ProducerRecord<String, byte[]> sent, Callback callback) {
      if (!unacknowledged.equals(sent.key())) {
        return super.send(sent, callback);
      }
      TimeoutException late = new TimeoutException("no acknowledgement");
      callback.onCompletion(null, late);
      return CompletableFuture.failedFuture(late);
    }

    @Override
    public void close(Duration timeout) {
      // The template closes it after each record, as it would a shared one.
    }
  }
}
