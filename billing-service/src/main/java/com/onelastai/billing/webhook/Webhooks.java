package com.onelastai.billing.webhook;

import com.onelastai.billing.stripe.StripeEvent;
import com.onelastai.billing.stripe.StripeEvents;
import com.onelastai.starter.problem.ApiException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Keeps what Stripe tells before Stripe is told that it arrived; acting on it comes after. */
@Service
class Webhooks {

  /** By then this instance has begun to act on it, or died. */
  private static final Duration BEGUN_WITHIN = Duration.ofSeconds(5);

  private final StripeEvents events;
  private final EventHandlers handlers;
  private final StoredEvents stored;
  private final EventQueue queue;
  private final WebhookProperties settings;
  private final WebhookMetrics metrics;
  private final Clock clock;

  Webhooks(
      StripeEvents events,
      EventHandlers handlers,
      StoredEvents stored,
      EventQueue queue,
      WebhookProperties settings,
      WebhookMetrics metrics,
      Clock clock) {
    this.events = events;
    this.handlers = handlers;
    this.stored = stored;
    this.queue = queue;
    this.settings = settings;
    this.metrics = metrics;
    this.clock = clock;
  }

  /**
   * @throws ApiException 400 {@code invalid_signature}
   */
  void receive(String payload, @Nullable String signature) {
    StripeEvent event = read(payload, signature);
    Instant now = clock.instant();
    if (!handlers.know(event.type())) {
      stored.insert(StoredEvent.ignored(event, now, now.plus(settings.keep())));
      metrics.count(WebhookMetrics.IGNORED);
      return;
    }
    StoredEvent received =
        StoredEvent.received(
            event, payload, now, now.plus(BEGUN_WITHIN), now.plus(settings.keep()));
    if (stored.insert(received)) {
      metrics.count(WebhookMetrics.RECEIVED);
      queue.add(received);
    } else {
      metrics.count(WebhookMetrics.DUPLICATE);
    }
  }

  private StripeEvent read(String payload, @Nullable String signature) {
    try {
      return events.read(payload, signature);
    } catch (ApiException refused) {
      metrics.count(WebhookMetrics.REFUSED);
      throw refused;
    }
  }
}
