package com.onelastai.billing.change;

import com.onelastai.billing.stripe.Purchase;
import com.onelastai.billing.stripe.StripeEvent;
import com.onelastai.billing.stripe.StripePlanChanges;
import com.onelastai.billing.stripe.StripeSubscription;
import com.onelastai.billing.subscription.Subscriptions;
import com.onelastai.billing.webhook.StripeEventHandler;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Completes changes of plan that the buyer confirmed at the bank. Stripe has made the change, but
 * kept the metadata and the discount of the plan before.
 */
@Component
class ConfirmedChanges implements StripeEventHandler {

  private final Subscriptions subscriptions;
  private final StripePlanChanges planChanges;

  ConfirmedChanges(Subscriptions subscriptions, StripePlanChanges planChanges) {
    this.subscriptions = subscriptions;
    this.planChanges = planChanges;
  }

  @Override
  public Set<String> types() {
    return Set.of("customer.subscription.pending_update_applied");
  }

  @Override
  public void handle(StripeEvent event) {
    if (event.object() instanceof StripeSubscription state) {
      Purchase written = state.purchase();
      Purchase sold = subscriptions.purchase(state);
      if (sold != null && !sold.equals(written)) {
        boolean samePlan = written != null && written.planId().equals(sold.planId());
        Purchase terms = samePlan ? sold : sold.with(null, null);
        subscriptions.apply(planChanges.complete(state.id(), terms), "plan_changed_by_user");
      }
    }
  }
}
