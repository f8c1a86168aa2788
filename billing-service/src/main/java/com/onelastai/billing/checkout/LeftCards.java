package com.onelastai.billing.checkout;

import com.onelastai.billing.customer.Customers;
import com.onelastai.billing.stripe.Card;
import com.onelastai.billing.stripe.StripePaymentMethods;
import java.util.List;
import org.springframework.stereotype.Component;

/** Stripe keeps the card of a page for its customer, yet makes it nobody's default. */
@Component
class LeftCards {

  private final Customers customers;
  private final StripePaymentMethods stripe;

  LeftCards(Customers customers, StripePaymentMethods stripe) {
    this.customers = customers;
    this.stripe = stripe;
  }

  /** The newest becomes the default, if there is none. */
  void keep(String customerId) {
    if (customers.userOf(customerId).isEmpty()) {
      return;
    }
    List<Card> cards = stripe.list(customerId);
    if (!cards.isEmpty() && cards.stream().noneMatch(Card::isDefault)) {
      stripe.makeDefault(customerId, cards.getFirst().id());
    }
  }
}
