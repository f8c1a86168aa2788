package com.onelastai.billing.stripe;

import com.stripe.exception.StripeException;
import org.jspecify.annotations.Nullable;

/**
 * Stripe understood a call and does not do it. Whoever called knows what that means; where it means
 * nothing, it is a mistake of ours.
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

  /** In Stripe's words. */
  String reason() {
    return reason;
  }

  /** What the call is about is not there. */
  boolean isNotFound() {
    return status == NOT_FOUND;
  }

  boolean is(String code) {
    return code.equals(this.code);
  }

  /** Stripe asks for a thing that nobody named: a way to pay. */
  boolean lacksPaymentMethod() {
    return status != NOT_FOUND && param == null && (code == null || is("resource_missing"));
  }
}
