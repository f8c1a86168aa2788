package com.onelastai.billing.stripe;

import com.google.gson.JsonParseException;
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
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Reads the bodies of webhooks. */
@Component
public class StripeEvents {

  private static final Duration TOLERANCE = Duration.ofSeconds(300);
  private static final String TIME = "t=";

  private final StripeSettings settings;
  private final Clock clock;

  StripeEvents(StripeSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Makes sure that Stripe signed it, and within the last minutes; otherwise 400 {@code
   * invalid_signature}.
   *
   * @param signature what stands in the header Stripe-Signature
   */
  public StripeEvent read(String payload, @Nullable String signature) {
    if (signature == null
        || settings.webhookSecrets().stream()
            .noneMatch(secret -> isSigned(payload, signature, secret))) {
      throw new ApiException(
          HttpStatus.BAD_REQUEST, "invalid_signature", "The signature is not Stripe's, or old.");
    }
    return parse(payload);
  }

  /** Of what was checked before. 400 if it is no event. */
  public StripeEvent parse(String payload) {
    Event event = event(payload);
    if (event == null
        || !"event".equals(event.getObject())
        || event.getId() == null
        || event.getType() == null
        || event.getCreated() == null
        || event.getData() == null) {
      throw noEvent(null);
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
              payload, signature, secret, TOLERANCE.toSeconds(), clock)
          && !isAhead(signature);
    } catch (SignatureVerificationException
        | NumberFormatException
        | IndexOutOfBoundsException refused) {
      // The last two are what the library makes of a header of another form.
      return false;
    }
  }

  /** The library looks for old ones only. */
  private boolean isAhead(String signature) {
    Instant latest = clock.instant().plus(TOLERANCE);
    return Arrays.stream(signature.split(","))
        .filter(part -> part.startsWith(TIME))
        .mapToLong(part -> Long.parseLong(part.substring(TIME.length())))
        .anyMatch(time -> time > latest.getEpochSecond());
  }

  private static @Nullable Event event(String payload) {
    try {
      return ApiResource.GSON.fromJson(payload, Event.class);
    } catch (JsonParseException e) {
      throw noEvent(e);
    }
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
      throw noEvent(e);
    }
  }

  private static ApiException noEvent(@Nullable Exception cause) {
    return new ApiException(
        HttpStatus.BAD_REQUEST, "invalid_request", "The body is no event of Stripe's.", cause);
  }
}
