package com.onelastai.billing.stripe;

import com.stripe.param.CustomerCreateParams;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
public class StripeCustomers {

  private final StripeCalls calls;

  StripeCustomers(StripeCalls calls) {
    this.calls = calls;
  }

  /**
   * Idempotent for a user.
   *
   * @param gone the customer that this one replaces; null if it is the first
   */
  public String create(
      String userId, @Nullable String email, @Nullable String name, @Nullable String gone) {
    var params =
        CustomerCreateParams.builder()
            .setEmail(email)
            .setName(name)
            .putMetadata("userId", userId)
            .build();
    // Stripe refuses a known key with other parameters, such as a changed email address.
    String key = "customer-" + userId + "-" + Integer.toHexString(Objects.hash(email, name));
    String next = gone == null ? key : key + "-after-" + gone;
    return calls
        .execute(next, (stripe, options) -> stripe.customers().create(params, options))
        .getId();
  }

  /** Stripe also cancels the customer's subscriptions. */
  public void delete(String customerId) {
    try {
      calls.query(stripe -> stripe.customers().delete(customerId));
    } catch (StripeRefusal e) {
      if (!e.isNotFound()) {
        throw e;
      }
    }
  }
}
