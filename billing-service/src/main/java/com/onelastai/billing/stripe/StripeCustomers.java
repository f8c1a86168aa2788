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

  /** The same customer if it is called again for the same user. */
  public String create(String userId, @Nullable String email, @Nullable String name) {
    var params =
        CustomerCreateParams.builder()
            .setEmail(email)
            .setName(name)
            .putMetadata("userId", userId)
            .build();
    // Stripe refuses a key that comes back with other words, as after a change of the address.
    String key = "customer-" + userId + "-" + Integer.toHexString(Objects.hash(email, name));
    return calls.act(key, (stripe, options) -> stripe.customers().create(params, options)).getId();
  }

  /** Ends their subscriptions at once, too. */
  public void delete(String customerId) {
    try {
      calls.ask(stripe -> stripe.customers().delete(customerId));
    } catch (StripeRefusal e) {
      if (!e.isNotFound()) {
        throw e;
      }
    }
  }
}
