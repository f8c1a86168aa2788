package com.onelastai.billing.stripe;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the bodies of webhooks. */
@Component
public class StripeEvents {

  /**
   * Makes sure that Stripe signed it, and within the last minutes; otherwise 400 {@code
   * invalid_signature}.
   *
   * @param signature what stands in the header Stripe-Signature
   */
  public StripeEvent read(String payload, @Nullable String signature) {
    throw new UnsupportedOperationException();
  }

  /** Of what was checked before. */
  public StripeEvent parse(String payload) {
    throw new UnsupportedOperationException();
  }
}
