package com.onelastai.billing.stripe;

import java.util.List;
import org.springframework.stereotype.Component;

@Component
public class StripePaymentMethods {

  public List<Card> list(String customerId) {
    throw new UnsupportedOperationException();
  }

  /** Keeps one that the buyer's page made; the first becomes the default. */
  public Card attach(String customerId, String paymentMethodId) {
    throw new UnsupportedOperationException();
  }

  /** 404 if it is not this customer's. */
  public void detach(String customerId, String paymentMethodId) {
    throw new UnsupportedOperationException();
  }

  /** 404 if it is not this customer's. */
  public Card makeDefault(String customerId, String paymentMethodId) {
    throw new UnsupportedOperationException();
  }
}
