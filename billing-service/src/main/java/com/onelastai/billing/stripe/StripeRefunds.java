package com.onelastai.billing.stripe;

import org.springframework.stereotype.Component;

@Component
public class StripeRefunds {

  /**
   * @param requestId of the request that is carried out; at most one refund is made for it
   */
  public StripeRefund create(
      String requestId, String transactionId, String userId, String paymentIntentId, long amount) {
    throw new UnsupportedOperationException();
  }
}
