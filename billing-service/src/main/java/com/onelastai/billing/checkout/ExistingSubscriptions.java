package com.onelastai.billing.checkout;

import com.onelastai.billing.plan.Plans;
import com.onelastai.billing.stripe.Purchase;
import com.onelastai.billing.subscription.Subscription;
import com.onelastai.billing.subscription.Subscription.PendingChange;
import com.onelastai.billing.subscription.Subscriptions;
import com.onelastai.starter.problem.ApiException;
import java.time.Clock;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Decides by the subscriptions that a buyer has or had what they may buy. */
@Component
class ExistingSubscriptions {

  private final Subscriptions subscriptions;
  private final Plans plans;
  private final Clock clock;

  ExistingSubscriptions(Subscriptions subscriptions, Plans plans, Clock clock) {
    this.subscriptions = subscriptions;
    this.plans = plans;
    this.clock = clock;
  }

  /**
   * @throws ApiException 409 {@code already_subscribed} if the buyer has access already, {@code
   *     other_currency} if Stripe could not bill both, {@code change_in_progress} if a change to a
   *     plan that includes the agent waits for its payment
   */
  void requireNew(Sales.Order order) {
    requireCurrency(order);
    String agentId = order.offer().agentId();
    subscriptions
        .live(order.userId(), agentId)
        .ifPresent(same -> {
          throw alreadySubscribed("You are subscribed already.", same);
        });
    if (agentId == null) {
      return;
    }
    subscriptions.live(order.userId(), null).ifPresent(plan -> requireNotIncluded(plan, agentId));
  }

  private void requireNotIncluded(Subscription plan, String agentId) {
    if (plan.autoRenew() && plan.opens(agentId)) {
      throw alreadySubscribed("Your plan includes this agent already.", plan);
    }
    PendingChange pending = plan.pendingChange();
    if (pending != null
        && pending.expiresAt().isAfter(clock.instant())
        && plans.find(pending.planId()).filter(wanted -> wanted.opens(agentId)).isPresent()) {
      throw new ApiException(
              HttpStatus.CONFLICT,
              "change_in_progress",
              "The plan that you are changing to includes this agent. Pay for it first, or wait "
                  + "until the change expires.")
          .with("until", pending.expiresAt());
    }
  }

  /** Stripe bills a customer in one currency at a time. */
  private void requireCurrency(Sales.Order order) {
    boolean other =
        subscriptions.ofUser(order.userId()).stream()
            .anyMatch(
                one -> one.isLive() && !one.currency().equals(order.offer().price().currency()));
    if (other) {
      throw new ApiException(
          HttpStatus.CONFLICT,
          "other_currency",
          "It has another currency than your subscription. End that one first.");
    }
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
