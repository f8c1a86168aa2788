package com.onelastai.starter.erasure;

import com.onelastai.events.DomainEvent;
import com.onelastai.events.EventEnvelope;
import com.onelastai.events.erasure.UserDataErased;
import com.onelastai.events.identity.IdentityEvent;
import com.onelastai.events.identity.UserErased;
import com.onelastai.starter.messaging.EventCodec;
import com.onelastai.starter.messaging.EventPublisher;
import com.onelastai.starter.messaging.MalformedEventException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.listener.BatchListenerFailedException;

/**
 * Has users erased, each until it succeeds, and says so. Nothing is set aside but what cannot be
 * read: a user who is not forgotten must not be passed over.
 */
class ErasureListener {

  private static final Map<String, Class<? extends IdentityEvent>> FAMILY =
      EventCodec.family(IdentityEvent.class);

  private final UserDataEraser eraser;
  private final EventCodec codec;
  private final EventPublisher publisher;
  private final Clock clock;
  private final String service;

  ErasureListener(
      UserDataEraser eraser,
      EventCodec codec,
      EventPublisher publisher,
      Clock clock,
      String service) {
    this.eraser = eraser;
    this.codec = codec;
    this.publisher = publisher;
    this.clock = clock;
    this.service = service;
  }

  /** Few at once, since erasing one may take long. */
  @KafkaListener(
      topics = IdentityEvent.TOPIC,
      groupId = "${spring.application.name}-erasure",
      properties = {"max.poll.records=10", "fetch.min.bytes=1"})
  void on(List<ConsumerRecord<String, byte[]>> records) {
    for (ConsumerRecord<String, byte[]> record : records) {
      try {
        codec.<IdentityEvent>decode(record, FAMILY).ifPresent(this::eraseIfAsked);
      } catch (MalformedEventException malformed) {
        throw new BatchListenerFailedException("Malformed event", malformed, record);
      } catch (RuntimeException failure) {
        throw new BatchListenerFailedException(
            "A user is not erased yet", new UserNotErasedException(failure), record);
      }
    }
  }

  private void eraseIfAsked(EventEnvelope<? extends DomainEvent> envelope) {
    if (envelope.event() instanceof UserErased erased) {
      eraser.erase(erased.userId());
      // The same id whenever the same wish is answered.
      String id = envelope.id() + "/" + service;
      UserDataErased answer = new UserDataErased(erased.userId(), service);
      publisher.publish(List.of(new EventEnvelope<>(id, clock.instant(), answer)));
    }
  }
}
