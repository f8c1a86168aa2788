package com.onelastai.billing.stripe;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
public class StripeCustomers {

  /** The same customer if it is called again for the same user. */
  public String create(String userId, @Nullable String email, @Nullable String name) {
    throw new UnsupportedOperationException();
  }

  /** Ends their subscriptions at once, too. */
  public void delete(String customerId) {
    throw new UnsupportedOperationException();
  }
}
