package com.onelastai.billing.webhook;

import com.onelastai.billing.stripe.StripeEvents;
import com.onelastai.starter.job.InstanceJob;
import com.onelastai.starter.work.LeasedWork;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Dispatches stored events to their handlers. An instance leases an event while it processes it; if
 * the instance dies, another processes the event again, so handlers are idempotent.
 */
@Component
class WebhookDispatcher implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(WebhookDispatcher.class);
  private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(5);
  private static final int CAPACITY = 2_000;
  private static final int BATCH = 500;

  private final WebhookEvents stored;
  private final StripeEvents events;
  private final WebhookHandlers handlers;
  private final WebhookProperties settings;
  private final WebhookMetrics metrics;
  private final Clock clock;
  private final LeasedWork<WebhookEvent> work =
      new LeasedWork<>("stripe-event", CAPACITY, this::process);

  WebhookDispatcher(
      WebhookEvents stored,
      StripeEvents events,
      WebhookHandlers handlers,
      WebhookProperties settings,
      WebhookMetrics metrics,
      Clock clock) {
    this.stored = stored;
    this.events = events;
    this.handlers = handlers;
    this.settings = settings;
    this.metrics = metrics;
    this.clock = clock;
  }

  /** Processes the event in the background. */
  void add(WebhookEvent event) {
    work.add(event);
  }

  /** Every instance sweeps, as each event is leased on its own. */
  @InstanceJob(name = "webhook-events", every = "${onelastai.webhook.sweep-every}")
  void sweep() {
    Instant now = clock.instant();
    work.sweep(BATCH, limit -> stored.due(now, limit));
    metrics.oldest(stored.oldest().map(at -> Duration.between(at, now)).orElse(Duration.ZERO));
  }

  /** Does nothing if another instance has leased the event since it was read. */
  void process(WebhookEvent seen) {
    if (!stored.lease(seen, clock.instant().plus(settings.lease()))) {
      return;
    }
    try {
      handlers.handle(events.parse(Objects.requireNonNull(seen.payload())));
    } catch (RuntimeException failure) {
      postpone(seen, failure);
      return;
    }
    stored.finish(seen.id());
    metrics.handled(Duration.between(seen.receivedAt(), clock.instant()));
  }

  private void postpone(WebhookEvent seen, RuntimeException failure) {
    Instant nextTry =
        clock
            .instant()
            .plus(LeasedWork.backOff(seen.attempts(), FIRST_BACK_OFF, settings.maxBackOff()));
    if (nextTry.isBefore(seen.receivedAt().plus(settings.giveUpAfter()))) {
      stored.postpone(seen, nextTry);
      metrics.count(WebhookMetrics.POSTPONED);
      log.warn(
          "{} {} failed and is retried at {}: {}",
          seen.type(),
          seen.id(),
          nextTry,
          failure.toString());
    } else if (stored.fail(seen)) {
      metrics.count(WebhookMetrics.FAILED);
      log.error("{} {} failed permanently", seen.type(), seen.id(), failure);
    }
  }

  @Override
  public void close() throws InterruptedException {
    work.close();
  }
}
