package com.onelastai.starter.messaging;

import com.onelastai.events.EventEnvelope;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.ProblemCodes;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.http.HttpStatus;
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
   * @throws ApiException 503 {@code events_unavailable} if the broker does not acknowledge every
   *     event within the producer's delivery timeout; some may have arrived, and publishing them
   *     again under the same ids does no harm
   */
  public void publish(List<? extends EventEnvelope<?>> events) {
    List<ProducerRecord<String, byte[]>> records = events.stream().map(codec::encode).toList();
    try {
      CompletableFuture.allOf(records.stream().map(kafka::send).toArray(CompletableFuture[]::new))
          .get();
    } catch (ExecutionException
        | KafkaException
        | org.apache.kafka.common.KafkaException unavailable) {
      throw unavailable(unavailable);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw unavailable(interrupted);
    }
  }

  private static ApiException unavailable(Exception cause) {
    return new ApiException(
        HttpStatus.SERVICE_UNAVAILABLE,
        ProblemCodes.EVENTS_UNAVAILABLE,
        "This cannot be recorded right now. Send it again with the same id.",
        cause);
  }
}
