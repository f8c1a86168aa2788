package com.onelastai.billing.checkout;

import com.onelastai.billing.stripe.Purchase;
import com.onelastai.billing.subscription.Subscription;
import com.onelastai.billing.subscription.Subscriptions;
import com.onelastai.starter.problem.ApiException;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** What a buyer has or had, as far as it decides what they may buy. */
@Component
class Owned {

  private final Subscriptions subscriptions;

  Owned(Subscriptions subscriptions) {
    this.subscriptions = subscriptions;
  }

  /**
   * @throws ApiException 409 {@code already_subscribed} if they would pay for what they have
   */
  void refuseTwice(Order order) {
    String agentId = order.offer().agentId();
    Optional<Subscription> same = subscriptions.live(order.userId(), agentId);
    if (same.isPresent()) {
      throw already("You have it already.", same.get().id());
    }
    if (agentId == null) {
      return;
    }
    subscriptions
        .live(order.userId(), null)
        .filter(plan -> plan.autoRenew() && plan.opens(agentId))
        .ifPresent(plan -> {
          throw already("Your plan opens this agent already.", plan.id());
        });
  }

  /** For those alone who never had it, and never tried what may have been it before a change. */
  int trialDays(Order order) {
    Purchase wanted = order.offer().purchase(order.userId());
    boolean had =
        subscriptions.ofUser(order.userId()).stream()
            .filter(subscription -> Objects.equals(subscription.agentId(), wanted.agentId()))
            .anyMatch(subscription ->
                subscription.trialEnd() != null || subscription.plan().equals(wanted.planId()));
    return had ? 0 : order.offer().plan().trialDays();
  }

  static ApiException already(String detail, String subscriptionId) {
    return new ApiException(HttpStatus.CONFLICT, "already_subscribed", detail)
        .with("subscriptionId", subscriptionId);
  }
}
