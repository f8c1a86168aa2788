package com.onelastai.billing.change;

import com.onelastai.billing.subscription.Subscription;
import com.onelastai.billing.subscription.Subscriptions;
import com.onelastai.starter.lock.UserLock;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.security.Caller;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Finds what somebody may change, and lets nobody else change it meanwhile. */
@Component
class OwnSubscriptions {

  private final Subscriptions subscriptions;
  private final UserLock lock;

  OwnSubscriptions(Subscriptions subscriptions, UserLock lock) {
    this.subscriptions = subscriptions;
    this.lock = lock;
  }

  /**
   * @throws ApiException 404 if the caller may not reach it, 409 {@code subscription_ended} with
   *     what would have to be bought again
   */
  <T> T change(String id, Caller caller, Function<Subscription, T> change) {
    String owner = require(id, caller).userId();
    return lock.withLock(
        owner,
        () -> {
          Subscription subscription = require(id, caller);
          if (!subscription.isLive()) {
            throw ended(subscription);
          }
          return change.apply(subscription);
        });
  }

  /** The same for the caller's plan. */
  <T> T changePlan(Caller caller, Function<Subscription, T> change) {
    Subscription plan =
        subscriptions
            .live(caller.userId(), null)
            .orElseThrow(() ->
                new ApiException(HttpStatus.CONFLICT, "not_subscribed", "You have no paid plan."));
    return change(plan.id(), caller, change);
  }

  static ApiException ended(Subscription subscription) {
    Map<String, String> checkout = new HashMap<>();
    checkout.put("planId", subscription.plan());
    checkout.put("period", subscription.period());
    if (subscription.agentId() != null) {
      checkout.put("agentId", subscription.agentId());
    }
    return new ApiException(
            HttpStatus.CONFLICT,
            "subscription_ended",
            "The subscription has ended. You can buy it again.")
        .with("checkout", checkout);
  }

  private Subscription require(String id, Caller caller) {
    return subscriptions
        .find(id)
        .filter(subscription -> caller.mayReach(subscription.userId()))
        .orElseThrow(() -> ApiException.notFound("subscription"));
  }
}
