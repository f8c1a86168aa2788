package com.onelastai.billing.stripe;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.onelastai.starter.problem.ApiException;
import com.stripe.exception.EventDataObjectDeserializationException;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Event;
import com.stripe.model.EventDataObjectDeserializer;
import com.stripe.model.Invoice;
import com.stripe.model.Refund;
import com.stripe.model.Subscription;
import com.stripe.model.checkout.Session;
import com.stripe.net.ApiResource;
import com.stripe.net.Webhook;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Verifies and parses webhooks. */
@Component
public class StripeEvents {

  private static final Duration TOLERANCE = Duration.ofSeconds(300);
  private static final Pattern HEADER = Pattern.compile("t=(?<time>\\d{1,12})(,v\\d+=\\w+)+");

  private final StripeProperties settings;
  private final Clock clock;

  StripeEvents(StripeProperties settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Verifies that Stripe signed the event in the last minutes; otherwise 400 {@code
   * invalid_signature}.
   *
   * @param signature the header Stripe-Signature
   */
  public StripeEvent read(String payload, @Nullable String signature) {
    if (signature == null
        || !isInTime(signature)
        || settings.webhookSecrets().stream()
            .noneMatch(secret -> isSigned(payload, signature, secret))) {
      throw new ApiException(
          HttpStatus.BAD_REQUEST,
          "invalid_signature",
          "The signature is not from Stripe, or it is too old.");
    }
    return parse(payload);
  }

  /** Parses a verified payload. Throws 400 if it is not an event. */
  public StripeEvent parse(String payload) {
    Event event = event(payload);
    if (event.getId() == null || event.getType() == null || event.getCreated() == null) {
      throw notAnEvent(null);
    }
    return new StripeEvent(
        event.getId(),
        event.getType(),
        Instant.ofEpochSecond(event.getCreated()),
        object(event.getDataObjectDeserializer()));
  }

  private boolean isSigned(String payload, String signature, String secret) {
    try {
      return Webhook.Signature.verifyHeader(
          payload, signature, secret, TOLERANCE.toSeconds(), clock);
    } catch (SignatureVerificationException e) {
      return false;
    }
  }

  /** The library accepts times in the future and throws at malformed headers. */
  private boolean isInTime(String signature) {
    Matcher header = HEADER.matcher(signature);
    return header.matches()
        && Long.parseLong(header.group("time")) <= clock.instant().plus(TOLERANCE).getEpochSecond();
  }

  private static Event event(String payload) {
    try {
      // The library throws at events without an object.
      if (JsonParser.parseString(payload) instanceof JsonObject body
          && body.get("object") instanceof JsonPrimitive kind
          && "event".equals(kind.getAsString())
          && body.get("data") instanceof JsonObject data
          && data.get("object") instanceof JsonObject) {
        return ApiResource.GSON.fromJson(body, Event.class);
      }
    } catch (JsonParseException e) {
      throw notAnEvent(e);
    }
    throw notAnEvent(null);
  }

  private static @Nullable StripeObject object(EventDataObjectDeserializer data) {
    try {
      return switch (data.deserializeUnsafe()) {
        case Session session -> StripeCheckout.of(session);
        case Invoice invoice -> StripeInvoice.of(invoice);
        case Refund refund -> StripeRefund.of(refund);
        case Subscription subscription -> StripeSubscription.of(subscription);
        default -> null;
      };
    } catch (EventDataObjectDeserializationException e) {
      throw notAnEvent(e);
    }
  }

  private static ApiException notAnEvent(@Nullable Exception cause) {
    return new ApiException(
        HttpStatus.BAD_REQUEST, "invalid_request", "The body is not a Stripe event.", cause);
  }
}
