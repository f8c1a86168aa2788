package com.onelastai.billing.stripe;

import com.stripe.model.PaymentMethod;
import org.jspecify.annotations.Nullable;

/**
 * A card that Stripe stores for a customer.
 *
 * @param brand such as {@code visa}
 * @param isDefault whether renewals are charged to it
 */
public record Card(
    String id, String brand, String last4, int expMonth, int expYear, boolean isDefault) {

  static Card of(PaymentMethod method, @Nullable String defaultId) {
    PaymentMethod.Card card = method.getCard();
    return new Card(
        method.getId(),
        card.getBrand(),
        card.getLast4(),
        card.getExpMonth().intValue(),
        card.getExpYear().intValue(),
        method.getId().equals(defaultId));
  }
}
