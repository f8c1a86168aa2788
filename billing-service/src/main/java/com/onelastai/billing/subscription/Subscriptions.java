package com.onelastai.billing.subscription;

import com.onelastai.billing.stripe.Current;
import com.onelastai.billing.stripe.StripeEvent;
import com.onelastai.billing.stripe.StripeSubscription;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

@Service
public class Subscriptions {

  /** Takes in what an event says, unless something newer is known. */
  public void apply(StripeEvent event, StripeSubscription seen) {
    throw new UnsupportedOperationException();
  }

  /**
   * Takes in what Stripe answered to a call of ours.
   *
   * @param cause such as {@code canceled_by_user}, for the history
   */
  public Subscription apply(Current<StripeSubscription> seen, String cause) {
    throw new UnsupportedOperationException();
  }

  public Optional<Subscription> find(String id) {
    throw new UnsupportedOperationException();
  }

  /** The live one of a user for an agent alone, or (null) for a plan. */
  public Optional<Subscription> live(String userId, @Nullable String agentId) {
    throw new UnsupportedOperationException();
  }

  /** All that ever were, the newest first. */
  public List<Subscription> ofUser(String userId) {
    throw new UnsupportedOperationException();
  }
}
