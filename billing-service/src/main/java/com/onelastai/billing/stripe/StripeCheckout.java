package com.onelastai.billing.stripe;

import com.stripe.model.checkout.Session;
import org.jspecify.annotations.Nullable;

/**
 * A page of Stripe's on which somebody pays, or leaves a card.
 *
 * @param customerId null if whoever opened it was none yet
 * @param status Stripe's word: open, complete or expired
 * @param url where it is opened; null once it is not open any more
 * @param purchase null if it is only for a card
 */
public record StripeCheckout(
    String id,
    @Nullable String customerId,
    String status,
    @Nullable String url,
    @Nullable Purchase purchase)
    implements StripeObject {

  static StripeCheckout of(Session session) {
    return new StripeCheckout(
        session.getId(),
        session.getCustomer(),
        session.getStatus(),
        session.getUrl(),
        Purchase.of(session.getMetadata()));
  }
}
