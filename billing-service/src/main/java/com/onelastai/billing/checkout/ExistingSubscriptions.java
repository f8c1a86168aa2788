package com.onelastai.billing.checkout;

import com.onelastai.billing.stripe.Purchase;
import com.onelastai.billing.subscription.Subscription;
import com.onelastai.billing.subscription.Subscriptions;
import com.onelastai.starter.problem.ApiException;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Decides by the subscriptions that a buyer has or had what they may buy. */
@Component
class ExistingSubscriptions {

  private final Subscriptions subscriptions;

  ExistingSubscriptions(Subscriptions subscriptions) {
    this.subscriptions = subscriptions;
  }

  /**
   * @throws ApiException 409 {@code already_subscribed} if the buyer has access already
   */
  void requireNew(Sales.Order order) {
    String agentId = order.offer().agentId();
    subscriptions
        .live(order.userId(), agentId)
        .ifPresent(same -> {
          throw alreadySubscribed("You are subscribed already.", same);
        });
    if (agentId == null) {
      return;
    }
    subscriptions
        .live(order.userId(), null)
        .filter(plan -> plan.autoRenew() && plan.opens(agentId))
        .ifPresent(plan -> {
          throw alreadySubscribed("Your plan includes this agent already.", plan);
        });
  }

  /** None for buyers who had the plan, or had a trial of what may have been another plan then. */
  int trialDays(Sales.Order order) {
    Purchase wanted = order.offer().purchase(order.userId());
    boolean had =
        subscriptions.ofUser(order.userId()).stream()
            .filter(subscription -> Objects.equals(subscription.agentId(), wanted.agentId()))
            .anyMatch(subscription ->
                subscription.trialEnd() != null || subscription.plan().equals(wanted.planId()));
    return had ? 0 : order.offer().plan().trialDays();
  }

  private static ApiException alreadySubscribed(String detail, Subscription subscription) {
    return new ApiException(HttpStatus.CONFLICT, "already_subscribed", detail)
        .with("subscriptionId", subscription.id());
  }
}
