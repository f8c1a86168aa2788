package com.onelastai.billing.stripe;

import com.stripe.exception.StripeException;
import org.jspecify.annotations.Nullable;

/**
 * Stripe rejected a valid call. Callers handle the codes that they expect; any other one is a bug
 * of ours.
 */
public final class StripeRefusal extends RuntimeException {

  private static final int NOT_FOUND = 404;

  private final String reason;
  private final int status;
  private final @Nullable String code;
  private final @Nullable String param;

  StripeRefusal(StripeException refusal, @Nullable String param) {
    super(refusal);
    this.reason = refusal.getUserMessage();
    this.status = refusal.getStatusCode();
    this.code = refusal.getCode();
    this.param = param;
  }

  /** Stripe's message. */
  String reason() {
    return reason;
  }

  /** The object of the call does not exist. */
  boolean isNotFound() {
    return status == NOT_FOUND;
  }

  boolean is(String code) {
    return code.equals(this.code);
  }

  /** Stripe needs a payment method, which is not a parameter of the call. */
  boolean lacksPaymentMethod() {
    return status != NOT_FOUND && param == null && (code == null || is("resource_missing"));
  }
}
