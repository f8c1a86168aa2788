package com.onelastai.billing.stripe;

import com.stripe.model.checkout.Session;
import org.jspecify.annotations.Nullable;

/**
 * A page at Stripe on which a buyer pays or saves a card.
 *
 * @param customerId null if the buyer is not a customer yet
 * @param status open, complete or expired
 * @param url the address of the page; null once it is closed
 * @param purchase null if it only saves a card
 * @param subscriptionId that was bought; null before it is paid
 */
public record StripeCheckout(
    String id,
    @Nullable String customerId,
    String status,
    @Nullable String url,
    @Nullable Purchase purchase,
    @Nullable String subscriptionId)
    implements StripeObject {

  static StripeCheckout of(Session session) {
    return new StripeCheckout(
        session.getId(),
        session.getCustomer(),
        session.getStatus(),
        session.getUrl(),
        Purchase.of(session.getMetadata()),
        session.getSubscription());
  }
}
