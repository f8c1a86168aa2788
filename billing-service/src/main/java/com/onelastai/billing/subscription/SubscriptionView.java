package com.onelastai.billing.subscription;

import com.onelastai.billing.subscription.Subscription.Change;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as its owner sees it.
 *
 * @param agentId null unless it is for one agent alone
 * @param agents the agents that it opens; null if all
 * @param price of a period, in the currency's minor unit
 * @param expiryDate until when it is paid or tried
 * @param accessUntil until when it opens what it is for
 * @param history its changes, the oldest first
 */
public record SubscriptionView(
    String id,
    String userId,
    @Nullable String agentId,
    @Nullable List<String> agents,
    String plan,
    String period,
    long price,
    String currency,
    String status,
    Instant startDate,
    Instant expiryDate,
    Instant accessUntil,
    boolean autoRenew,
    @Nullable Instant trialEnd,
    @Nullable Instant endedAt,
    @Nullable String couponCode,
    String stripeSubscriptionId,
    List<Change> history) {

  public static SubscriptionView of(Subscription one) {
    return new SubscriptionView(
        one.id(),
        one.userId(),
        one.agentId(),
        one.agents(),
        one.plan(),
        one.period(),
        one.price(),
        one.currency(),
        one.status(),
        one.startDate(),
        one.expiryDate(),
        one.accessUntil(),
        one.autoRenew(),
        one.trialEnd(),
        one.endedAt(),
        one.couponCode(),
        one.stripeSubscriptionId(),
        one.history());
  }
}
