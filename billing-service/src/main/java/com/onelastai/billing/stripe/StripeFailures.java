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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;

/** What Stripe's failures mean for whoever asked. */
final class StripeFailures {

  private static final Logger log = LoggerFactory.getLogger(StripeFailures.class);

  private static final int CONFLICT = 409;

  private StripeFailures() {}

  /** Stripe itself is away, whatever it was asked; also where something else answers for it. */
  static boolean isOutage(Throwable failure) {
    return switch (failure) {
      case ApiConnectionException _ -> true;
      case com.stripe.exception.ApiException e -> !isConflict(e);
      case StripeException _ -> false;
      case CallNotPermittedException _ -> false;
      // The library stumbles over answers that are not in Stripe's form.
      default -> true;
    };
  }

  /** The same call may succeed in a moment: also where somebody else works on the same object. */
  static boolean mayPass(Throwable failure) {
    return isOutage(failure) || failure instanceof RateLimitException || isConflict(failure);
  }

  private static boolean isConflict(Throwable failure) {
    return failure instanceof StripeException e && Objects.equals(e.getStatusCode(), CONFLICT);
  }

  static RuntimeException translate(Exception failure, Duration pause) {
    return switch (failure) {
      case CardException declined -> declined(declined);
      case InvalidRequestException refused -> new StripeRefusal(refused, refused.getParam());
      case IdempotencyException refused -> new StripeRefusal(refused, null);
      // Also a key that may not do this.
      case AuthenticationException refused -> misconfigured(refused, pause);
      default -> unavailable(failure, pause);
    };
  }

  private static ApiException declined(CardException declined) {
    String reason = Objects.requireNonNullElse(declined.getDeclineCode(), declined.getCode());
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

  /** Stripe's message is left out, as it quotes the key. */
  private static ApiException misconfigured(StripeException refused, Duration pause) {
    log.error(
        "Stripe does not take the key, or it may not do this: status {}, code {}, request {}",
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
