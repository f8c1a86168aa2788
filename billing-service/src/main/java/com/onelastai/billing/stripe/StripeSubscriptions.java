package com.onelastai.billing.stripe;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
public class StripeSubscriptions {

  /** Empty if Stripe knows none. */
  public Optional<Current<StripeSubscription>> find(String subscriptionId) {
    throw new UnsupportedOperationException();
  }

  /**
   * Charges the customer's default card at once. 402 if it is declined, and nothing is made.
   *
   * @param idempotencyKey the same for the same try
   */
  public Current<StripeSubscription> create(
      String customerId,
      Price price,
      Purchase purchase,
      @Nullable String discountId,
      int trialDays,
      String idempotencyKey) {
    throw new UnsupportedOperationException();
  }

  public Current<StripeSubscription> setAutoRenew(String subscriptionId, boolean autoRenew) {
    throw new UnsupportedOperationException();
  }

  /** Renews from this card, whatever the customer's default is. */
  public void chargeTo(String subscriptionId, String paymentMethodId) {
    throw new UnsupportedOperationException();
  }

  public Current<StripeSubscription> cancelNow(String subscriptionId) {
    throw new UnsupportedOperationException();
  }

  /** Asks only; nothing changes. */
  public ProrationPreview preview(
      StripeSubscription subscription, Price price, Purchase purchase, Instant at) {
    throw new UnsupportedOperationException();
  }

  /**
   * Charges the difference at once. A discount goes on only if the purchase names its coupon. 402
   * if the charge is declined, and nothing changes.
   */
  public Current<StripeSubscription> change(
      StripeSubscription subscription, Price price, Purchase purchase, Instant at) {
    throw new UnsupportedOperationException();
  }

  /** Tries to charge what is open once more. 402 if it is declined. */
  public void payInvoice(String invoiceId) {
    throw new UnsupportedOperationException();
  }
}
