package com.onelastai.billing.subscription;

import com.onelastai.billing.stripe.StripeEvent;
import com.onelastai.billing.stripe.StripeSubscription;
import com.onelastai.billing.webhook.StripeEventHandler;
import java.util.Set;
import org.springframework.stereotype.Component;

@Component
class SubscriptionEventHandler implements StripeEventHandler {

  private final Subscriptions subscriptions;

  SubscriptionEventHandler(Subscriptions subscriptions) {
    this.subscriptions = subscriptions;
  }

  @Override
  public Set<String> types() {
    return Set.of(
        "customer.subscription.created",
        "customer.subscription.updated",
        "customer.subscription.deleted");
  }

  @Override
  public void handle(StripeEvent event) {
    if (event.object() instanceof StripeSubscription seen) {
      subscriptions.apply(event, seen);
    }
  }
}
