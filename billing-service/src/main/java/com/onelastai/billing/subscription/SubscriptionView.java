package com.onelastai.billing.subscription;

import com.onelastai.billing.subscription.Subscription.Change;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A subscription as its owner sees it. */
public record SubscriptionView(
    String id,
    String userId,
    @Schema(description = "Null unless it is for a single agent") @Nullable String agentId,
    @Schema(description = "The agents that it includes; null for all agents")
        @Nullable List<String> agents,
    @Schema(example = "pro") String plan,
    @Schema(allowableValues = {"daily", "weekly", "monthly", "yearly"}) String period,
    @Schema(description = "For one period, in the currency's minor unit", example = "2900")
        long price,
    @Schema(example = "usd") String currency,
    @Schema(allowableValues = {"trialing", "active", "past_due", "canceled", "expired"})
        String status,
    Instant startDate,
    @Schema(description = "The end of the paid period or the trial") Instant expiryDate,
    @Schema(description = "The end of the access") Instant accessUntil,
    @Schema(description = "Whether it renews after `expiryDate`") boolean autoRenew,
    @Nullable Instant trialEnd,
    @Nullable Instant endedAt,
    @Nullable String couponCode,
    String stripeSubscriptionId,
    @Schema(description = "Its changes, the oldest first") List<Change> history) {

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
