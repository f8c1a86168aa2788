package com.onelastai.billing.stripe;

import com.onelastai.starter.problem.ApiException;
import com.stripe.exception.StripeException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Stripe rejected a valid call. Callers handle the codes that they expect; the user sees any other
 * one as 409 {@code payment_refused}.
 */
public final class StripeRefusal extends ApiException {

  private static final int NOT_FOUND = 404;
  private static final String MISSING = "resource_missing";

  private final String reason;
  private final int stripesStatus;
  private final @Nullable String stripesCode;
  private final @Nullable String param;

  StripeRefusal(StripeException refusal, @Nullable String param) {
    this(
        refusal,
        Objects.requireNonNullElse(refusal.getUserMessage(), "no reason"),
        refusal.getStatusCode(),
        refusal.getCode(),
        param);
  }

  private StripeRefusal(
      @Nullable Exception cause,
      String reason,
      int status,
      @Nullable String code,
      @Nullable String param) {
    super(
        HttpStatus.CONFLICT,
        "payment_refused",
        "The payment provider refuses this. Nothing has changed.",
        cause);
    this.reason = reason;
    this.stripesStatus = status;
    this.stripesCode = code;
    this.param = param;
  }

  /** Stripe returns a deleted customer as if it existed. */
  static StripeRefusal ofDeletedCustomer(String id) {
    return new StripeRefusal(null, "No such customer: '" + id + "'", NOT_FOUND, MISSING, "id");
  }

  /** Stripe's message. */
  String reason() {
    return reason;
  }

  /** The object of the call does not exist. */
  boolean isNotFound() {
    return stripesStatus == NOT_FOUND;
  }

  boolean is(String code) {
    return code.equals(stripesCode);
  }

  /**
   * The customer was deleted, or is one of Stripe's test mode. Stripe names the parameter
   * differently in each call.
   */
  public boolean isUnknownCustomer() {
    return isUnknown("customer");
  }

  boolean isUnknown(String kind) {
    return is(MISSING) && reason.startsWith("No such " + kind + ":");
  }

  /** Stripe needs a payment method, which is not a parameter of the call. */
  boolean lacksPaymentMethod() {
    return stripesStatus != NOT_FOUND && param == null && (stripesCode == null || is(MISSING));
  }
}
