package com.onelastai.starter.erasure;

import com.onelastai.events.EventEnvelope;
import com.onelastai.events.erasure.UserDataErased;
import com.onelastai.events.identity.UserErased;
import com.onelastai.starter.messaging.EventListener;
import com.onelastai.starter.messaging.EventMetadata;
import com.onelastai.starter.messaging.EventPublisher;
import com.onelastai.starter.retry.RetryLaterException;
import java.time.Clock;
import java.util.List;

/** Erases users, each until it succeeds, and publishes that it did. */
class ErasureListener {

  private final UserDataEraser eraser;
  private final EventPublisher publisher;
  private final Clock clock;
  private final String service;

  ErasureListener(
      UserDataEraser eraser, EventPublisher publisher, Clock clock, String service) {
    this.eraser = eraser;
    this.publisher = publisher;
    this.clock = clock;
    this.service = service;
  }

  /** Few at once, since erasing one may take long. No failure is final: nobody is left out. */
  @EventListener(group = "erasure", maxRecords = 10)
  void on(UserErased erased, EventMetadata metadata) {
    try {
      eraser.erase(erased.userId());
      // The same id whenever the same event is answered.
      String id = metadata.id() + "/" + service;
      UserDataErased answer = new UserDataErased(erased.userId(), service);
      publisher.publish(List.of(new EventEnvelope<>(id, clock.instant(), answer)));
    } catch (RuntimeException failure) {
      throw new RetryLaterException("A user is not erased yet", failure);
    }
  }
}
