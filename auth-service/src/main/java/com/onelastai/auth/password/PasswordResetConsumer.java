package com.onelastai.auth.password;

import com.onelastai.starter.messaging.EventBatchReader;
import com.onelastai.starter.messaging.EventCodec;
import com.onelastai.starter.problem.ApiException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.http.HttpStatus;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Looks up who asked for a new password, and queues the mail. */
@Component
class PasswordResetConsumer {

  private final EventBatchReader<PasswordEvent> reader;
  private final PasswordReset reset;

  PasswordResetConsumer(EventCodec codec, PasswordReset reset) {
    this.reader = new EventBatchReader<>(codec, PasswordEvent.class);
    this.reset = reset;
  }

  @KafkaListener(
      topics = PasswordEvent.TOPIC,
      groupId = "${spring.application.name}-password",
      properties = {"max.poll.records=100", "fetch.min.bytes=1"})
  void on(List<ConsumerRecord<String, byte[]>> batch) {
    reader.read(batch, events -> events.forEach(event -> send(event.envelope().event())));
  }

  private void send(PasswordEvent event) {
    ResetRequested request = (ResetRequested) event;
    try {
      reset.send(request.email(), request.client());
    } catch (ApiException failure) {
      if (failure.status() == HttpStatus.SERVICE_UNAVAILABLE) {
        throw new TransientDataAccessResourceException("Keycloak is away", failure);
      }
      throw failure;
    }
  }
}
