package com.onelastai.billing.webhook;

import com.onelastai.billing.stripe.StripeEvents;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Has an event acted on. Whoever claims it has it alone for a while; if they die, somebody else
 * does it again, which handlers allow for.
 */
@Component
class EventHandling {

  private static final Logger log = LoggerFactory.getLogger(EventHandling.class);
  private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(5);
  private static final int MAX_DOUBLINGS = 20;

  private final StoredEvents stored;
  private final StripeEvents events;
  private final EventHandlers handlers;
  private final WebhookProperties settings;
  private final WebhookMetrics metrics;
  private final Clock clock;

  EventHandling(
      StoredEvents stored,
      StripeEvents events,
      EventHandlers handlers,
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

  /** Does nothing if somebody else took it on since it was seen. */
  void handle(StoredEvent seen) {
    if (!stored.claim(seen, clock.instant().plus(settings.lease()))) {
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

  private void postpone(StoredEvent seen, RuntimeException failure) {
    Instant nextTry = clock.instant().plus(backOff(seen.attempts()));
    if (nextTry.isBefore(seen.receivedAt().plus(settings.giveUpAfter()))) {
      stored.postpone(seen, nextTry);
      metrics.count(WebhookMetrics.POSTPONED);
      log.warn(
          "{} {} is acted on again at {}: {}", seen.type(), seen.id(), nextTry, failure.toString());
    } else if (stored.giveUp(seen)) {
      metrics.count(WebhookMetrics.FAILED);
      log.error("{} {} is given up", seen.type(), seen.id(), failure);
    }
  }

  private Duration backOff(int failures) {
    Duration pause = FIRST_BACK_OFF.multipliedBy(1L << Math.min(failures, MAX_DOUBLINGS));
    return pause.compareTo(settings.maxBackOff()) < 0 ? pause : settings.maxBackOff();
  }
}
