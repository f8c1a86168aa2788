package com.onelastai.billing.webhook;

import com.onelastai.billing.stripe.StripeEvent;
import com.onelastai.billing.stripe.StripeEvents;
import com.onelastai.starter.problem.ApiException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Stores an event before Stripe gets its answer; it is processed afterwards. */
@Service
class WebhookReceiver {

  /** By then this instance has begun to process the event, or died. */
  private static final Duration BEGUN_WITHIN = Duration.ofSeconds(5);

  private final StripeEvents events;
  private final WebhookHandlers handlers;
  private final WebhookEvents stored;
  private final WebhookDispatcher dispatcher;
  private final WebhookProperties settings;
  private final WebhookMetrics metrics;
  private final Clock clock;

  WebhookReceiver(
      StripeEvents events,
      WebhookHandlers handlers,
      WebhookEvents stored,
      WebhookDispatcher dispatcher,
      WebhookProperties settings,
      WebhookMetrics metrics,
      Clock clock) {
    this.events = events;
    this.handlers = handlers;
    this.stored = stored;
    this.dispatcher = dispatcher;
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
      stored.insert(WebhookEvent.ignored(event, now, now.plus(settings.keep())));
      metrics.count(WebhookMetrics.IGNORED);
      return;
    }
    WebhookEvent received =
        WebhookEvent.received(
            event, payload, now, now.plus(BEGUN_WITHIN), now.plus(settings.keep()));
    if (stored.insert(received)) {
      metrics.count(WebhookMetrics.RECEIVED);
      dispatcher.add(received);
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
