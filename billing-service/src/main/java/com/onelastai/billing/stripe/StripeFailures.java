package com.onelastai.billing.stripe;

import com.onelastai.starter.problem.ApiException;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;

/** Classifies Stripe's failures and translates them into problems of the API. */
final class StripeFailures {

  private static final Logger log = LoggerFactory.getLogger(StripeFailures.class);

  private static final int CONFLICT = 409;

  /** The bank wants the buyer to confirm the payment, as by 3-D Secure. */
  private static final Set<String> CONFIRMATIONS =
      Set.of(
          "authentication_required",
          "invoice_payment_intent_requires_action",
          "subscription_payment_intent_requires_action");

  private StripeFailures() {}

  /** Stripe is unavailable for every call, or a proxy answers in its place. */
  static boolean isOutage(Throwable failure) {
    return switch (failure) {
      case ApiConnectionException _ -> true;
      case com.stripe.exception.ApiException e -> !isConflict(e);
      case StripeException _ -> false;
      case CallNotPermittedException _ -> false;
      // The library throws at responses that are not in Stripe's format.
      default -> true;
    };
  }

  /** A retry may succeed: an outage, the rate limit, or a conflict with a concurrent call. */
  static boolean isTransient(Throwable failure) {
    return isOutage(failure) || failure instanceof RateLimitException || isConflict(failure);
  }

  private static boolean isConflict(Throwable failure) {
    return failure instanceof StripeException e && Objects.equals(e.getStatusCode(), CONFLICT);
  }

  static RuntimeException translate(Exception failure, Duration pause) {
    return switch (failure) {
      case CardException declined -> declined(declined);
      case InvalidRequestException refused -> refused(refused, refused.getParam());
      case IdempotencyException refused -> refused(refused, null);
      // Also thrown for a key without the permission.
      case AuthenticationException refused -> misconfigured(refused, pause);
      default -> unavailable(failure, pause);
    };
  }

  private static StripeRefusal refused(StripeException refused, @Nullable String param) {
    log.info("Stripe refused request {}: {}", refused.getRequestId(), refused.getMessage());
    return new StripeRefusal(refused, param);
  }

  private static ApiException declined(CardException declined) {
    String reason = Objects.requireNonNullElse(declined.getDeclineCode(), declined.getCode());
    if (CONFIRMATIONS.contains(reason)) {
      return new ConfirmationRequired(declined);
    }
    return new ApiException(
            HttpStatus.PAYMENT_REQUIRED, "payment_declined", declined.getUserMessage(), declined)
        .with("declineCode", reason);
  }

  static ApiException noPaymentMethod(StripeRefusal refused) {
    return new ApiException(
        HttpStatus.PAYMENT_REQUIRED,
        "payment_method_required",
        "There is no card to charge. Add a card first.",
        refused);
  }

  /** Omits Stripe's message, which quotes the key. */
  private static ApiException misconfigured(StripeException refused, Duration pause) {
    log.error(
        "Stripe rejects the key or its permissions: status {}, code {}, request {}",
        refused.getStatusCode(),
        refused.getCode(),
        refused.getRequestId());
    return unavailable(null, pause);
  }

  private static ApiException unavailable(@Nullable Exception cause, Duration pause) {
    if (cause != null) {
      log.warn("Stripe did not answer: {}", cause.toString());
    }
    return new ApiException(
            HttpStatus.SERVICE_UNAVAILABLE,
            "payments_unavailable",
            "Payments are not available right now. Try again later.",
            cause)
        .retryAfter(pause);
  }
}
