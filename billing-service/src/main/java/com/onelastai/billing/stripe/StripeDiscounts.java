package com.onelastai.billing.stripe;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
public class StripeDiscounts {

  /**
   * Makes a discount that Stripe takes off invoices, unless it is there.
   *
   * @param id ours, and never again for another discount
   * @param percentOff null if {@code amountOff} is there
   * @param months for how many months it holds; 1 for the first payment alone, null for good
   */
  public void ensure(
      String id,
      @Nullable Integer percentOff,
      @Nullable Long amountOff,
      @Nullable String currency,
      @Nullable Integer months) {
    throw new UnsupportedOperationException();
  }
}
