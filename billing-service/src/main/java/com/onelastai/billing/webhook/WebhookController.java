package com.onelastai.billing.webhook;

import com.onelastai.billing.stripe.StripeEvent;
import com.onelastai.billing.stripe.StripeEvents;
import com.onelastai.starter.openapi.Problems;
import com.onelastai.starter.problem.ApiException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Verifies and stores an event before Stripe gets the answer; it is processed afterwards. */
@PermitAll
@RestController
@Tag(name = "Stripe")
class WebhookController {

  /** By then this instance has started to process the event, or has died. */
  private static final Duration PROCESSING_STARTS_WITHIN = Duration.ofSeconds(5);

  private final StripeEvents events;
  private final WebhookHandlers handlers;
  private final WebhookEvents stored;
  private final WebhookDispatcher dispatcher;
  private final WebhookProperties settings;
  private final WebhookMetrics metrics;
  private final Clock clock;

  WebhookController(
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

  @PostMapping("/api/stripe/webhook")
  @Operation(
      summary = "Receive a webhook event from Stripe",
      description =
          "Only Stripe calls this, with its signature. The answer means that the event is stored; "
              + "an event that comes twice is stored once.")
  @Problems("invalid_signature")
  void receiveStripeEvent(
      @RequestBody(required = false) byte @Nullable [] payload,
      @RequestHeader(name = "Stripe-Signature", required = false) @Nullable String signature) {
    receive(payload == null ? "" : new String(payload, StandardCharsets.UTF_8), signature);
  }

  private void receive(String payload, @Nullable String signature) {
    StripeEvent event = read(payload, signature);
    Instant now = clock.instant();
    if (!handlers.handles(event.type())) {
      stored.insert(WebhookEvent.ignored(event, now, now.plus(settings.keep())));
      metrics.count(WebhookMetrics.IGNORED);
      return;
    }
    WebhookEvent received =
        WebhookEvent.received(
            event, payload, now, now.plus(PROCESSING_STARTS_WITHIN), now.plus(settings.keep()));
    if (stored.insert(received)) {
      metrics.count(WebhookMetrics.RECEIVED);
      dispatcher.add(received);
    } else {
      metrics.count(WebhookMetrics.DUPLICATE);
    }
  }

  private StripeEvent read(String payload, @Nullable String signature) {
    try {
      return events.read(payload, signature, handlers::handles);
    } catch (ApiException refused) {
      metrics.count(WebhookMetrics.REFUSED);
      throw refused;
    }
  }
}
