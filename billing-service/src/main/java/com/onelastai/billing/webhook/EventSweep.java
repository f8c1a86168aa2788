package com.onelastai.billing.webhook;

import com.onelastai.starter.job.InstanceJob;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Finds events that a crash or a full queue left, and those whose next try has come. Every instance
 * does so, as each event is claimed on its own.
 */
@Component
class EventSweep {

  private static final Logger log = LoggerFactory.getLogger(EventSweep.class);
  private static final int BATCH = 500;

  private final StoredEvents stored;
  private final EventQueue queue;
  private final WebhookMetrics metrics;
  private final Clock clock;

  EventSweep(StoredEvents stored, EventQueue queue, WebhookMetrics metrics, Clock clock) {
    this.stored = stored;
    this.queue = queue;
    this.metrics = metrics;
    this.clock = clock;
  }

  @InstanceJob(name = "webhook-events", every = "${onelastai.webhook.sweep-every}")
  void run() {
    try {
      Instant now = clock.instant();
      // Else what was found before is still under way.
      if (queue.waiting() < BATCH) {
        stored.due(now, BATCH).forEach(queue::add);
      }
      metrics.oldest(
          stored
              .oldest()
              .map(event -> Duration.between(event.receivedAt(), now))
              .orElse(Duration.ZERO));
    } catch (DataAccessException away) {
      log.warn("Events of Stripe's are looked for again: {}", away.getMessage());
    }
  }
}
