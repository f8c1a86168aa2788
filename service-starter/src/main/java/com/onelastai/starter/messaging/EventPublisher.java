package com.onelastai.starter.messaging;

import com.onelastai.events.EventEnvelope;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;

/** Publishes events and returns once the broker holds them all. */
public final class EventPublisher {

  private final KafkaTemplate<String, byte[]> kafka;
  private final EventCodec codec;

  public EventPublisher(KafkaTemplate<String, byte[]> kafka, EventCodec codec) {
    this.kafka = kafka;
    this.codec = codec;
  }

  /**
   * @throws EventsUnavailableException if the broker does not acknowledge every event within the
   *     producer's delivery timeout; some may have arrived, and publishing them again under the
   *     same ids does no harm
   */
  public void publish(List<? extends EventEnvelope<?>> events) {
    List<ProducerRecord<String, byte[]>> records = events.stream().map(codec::encode).toList();
    try {
      CompletableFuture.allOf(records.stream().map(kafka::send).toArray(CompletableFuture[]::new))
          .get();
    } catch (ExecutionException
        | KafkaException
        | org.apache.kafka.common.KafkaException unavailable) {
      throw new EventsUnavailableException(unavailable);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new EventsUnavailableException(interrupted);
    }
  }
}
