package com.onelastai.billing.customer;

import java.util.Optional;
import org.springframework.stereotype.Service;

@Service
public class Customers {

  public Optional<String> find(String userId) {
    throw new UnsupportedOperationException();
  }

  /** Makes one at Stripe if there is none. */
  public String require(String userId) {
    throw new UnsupportedOperationException();
  }

  /** Who this customer is; empty if they are not ours. */
  public Optional<String> userOf(String customerId) {
    throw new UnsupportedOperationException();
  }
}
