package com.onelastai.starter.erasure;

import com.onelastai.events.EventEnvelope;
import com.onelastai.events.erasure.UserDataErased;
import com.onelastai.events.identity.UserErased;
import com.onelastai.starter.job.InstanceJob;
import com.onelastai.starter.messaging.EventListener;
import com.onelastai.starter.messaging.EventMetadata;
import com.onelastai.starter.messaging.EventPublisher;
import com.onelastai.starter.work.LeasedWork;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Erases users one by one, each with its own retries, so that a user who cannot be erased holds up
 * nobody else. A request is stored before its event is acknowledged, and removed once the answer is
 * published.
 */
final class ErasureWorker implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(ErasureWorker.class);

  private static final int BATCH = 100;
  private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(1);
  private static final Duration MAX_BACK_OFF = Duration.ofMinutes(10);

  private final PendingErasures pending;
  private final UserEraser eraser;
  private final EventPublisher publisher;
  private final Clock clock;
  private final String service;
  private final AtomicLong oldestSeconds;
  private final AtomicLong failing;
  private final LeasedWork<String> attempts = new LeasedWork<>("erasure", BATCH, this::attempt);

  ErasureWorker(
      PendingErasures pending,
      UserEraser eraser,
      EventPublisher publisher,
      Clock clock,
      MeterRegistry meters,
      String service) {
    this.pending = pending;
    this.eraser = eraser;
    this.publisher = publisher;
    this.clock = clock;
    this.service = service;
    this.oldestSeconds = meters.gauge("erasures.oldest.seconds", new AtomicLong());
    this.failing = meters.gauge("erasures.failing", new AtomicLong());
  }

  @EventListener(group = "erasure")
  void on(UserErased erased, EventMetadata metadata) {
    pending.add(metadata.id(), erased.userId(), clock.instant());
    attempts.add(metadata.id());
  }

  @InstanceJob(name = "erasures", every = "${onelastai.erasure.retry-every}")
  void run() {
    Instant now = clock.instant();
    PendingErasure oldest = pending.oldest();
    oldestSeconds.set(oldest == null ? 0 : Duration.between(oldest.requestedAt(), now).toSeconds());
    failing.set(oldest == null ? 0 : pending.failing());
    if (oldest != null) {
      attempts.sweep(BATCH, limit -> pending.due(now, limit));
    }
  }

  private void attempt(String id) {
    PendingErasure leased = pending.lease(id, clock.instant());
    if (leased == null) {
      return;
    }
    try {
      eraser.erase(leased.userId());
      // The same id whenever the same event is answered.
      UserDataErased answer = new UserDataErased(leased.userId(), service);
      publisher.publish(List.of(new EventEnvelope<>(id + "/" + service, clock.instant(), answer)));
      pending.remove(id);
    } catch (RuntimeException failure) {
      log.warn("User {} is not erased yet and is retried", leased.userId(), failure);
      Duration pause = LeasedWork.backOff(leased.failures(), FIRST_BACK_OFF, MAX_BACK_OFF);
      pending.retry(leased, clock.instant().plus(pause));
    }
  }

  @Override
  public void close() throws InterruptedException {
    attempts.close();
  }
}
