package com.onelastai.billing.stripe;

import org.springframework.stereotype.Component;

@Component
public class StripeCheckouts {

  public StripeCheckout create(NewCheckout checkout) {
    throw new UnsupportedOperationException();
  }

  /** A page on which a card is left for later. */
  public StripeCheckout createForCard(String customerId, String successUrl, String cancelUrl) {
    throw new UnsupportedOperationException();
  }

  /**
   * Closes the page if it is still open, and says how it stands then: {@code expired}, or {@code
   * complete} if somebody paid meanwhile.
   */
  public StripeCheckout expire(String checkoutId) {
    throw new UnsupportedOperationException();
  }
}
