package com.onelastai.billing.subscription;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a user may talk to an agent, and why. */
record AgentAccess(
    @Schema(example = "einstein") String agentId,
    boolean allowed,
    @Schema(description = "When access ends or ended; null if it does not end, or never started")
        @Nullable Instant until,
    @Schema(
            allowableValues = {
              "free",
              "subscribed",
              "granted",
              "trial",
              "grace",
              "not_subscribed",
              "expired",
              "paused",
              "canceled"
            })
        String reason,
    @Nullable String subscriptionId,
    @Schema(description = "The id of the plan that includes it", example = "pro")
        @Nullable String plan) {

  static AgentAccess free(String agentId) {
    return new AgentAccess(agentId, true, null, "free", null, null);
  }

  /** Bought with points. */
  static AgentAccess granted(String agentId, Instant until) {
    return new AgentAccess(agentId, true, until, "granted", null, null);
  }

  /**
   * @param owned all subscriptions of the user, live or ended
   */
  static AgentAccess of(String agentId, List<Subscription> owned, Instant now) {
    return owned.stream()
        .filter(one -> one.opens(agentId))
        .max(Comparator.comparing(Subscription::accessUntil))
        .map(one -> of(agentId, one, now))
        .orElseGet(() -> new AgentAccess(agentId, false, null, "not_subscribed", null, null));
  }

  private static AgentAccess of(String agentId, Subscription one, Instant now) {
    boolean allowed = now.isBefore(one.accessUntil());
    return new AgentAccess(
        agentId,
        allowed,
        one.accessUntil(),
        allowed ? reasonWhy(one, now) : reasonAgainst(one.status()),
        one.id(),
        one.plan());
  }

  private static String reasonAgainst(SubscriptionStatus status) {
    return switch (status) {
      case CANCELED -> "canceled";
      case PAUSED -> "paused";
      default -> "expired";
    };
  }

  private static String reasonWhy(Subscription one, Instant now) {
    if (one.owesTime() || !now.isBefore(one.expiryDate())) {
      return "grace";
    }
    return one.status() == SubscriptionStatus.TRIALING ? "trial" : "subscribed";
  }
}
