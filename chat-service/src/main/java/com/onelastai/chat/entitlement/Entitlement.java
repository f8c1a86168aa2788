package com.onelastai.chat.entitlement;

import com.onelastai.events.billing.SubscriptionSnapshot;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part of a subscription that gives access to agents.
 *
 * @param revision the highest wins
 * @param agents null if all
 */
record Entitlement(
    String subscriptionId, long revision, @Nullable List<String> agents, Instant accessUntil) {

  static Entitlement of(SubscriptionSnapshot subscription) {
    return new Entitlement(
        subscription.subscriptionId(),
        subscription.revision(),
        subscription.agents(),
        subscription.accessUntil());
  }

  boolean opens(String agentId) {
    return agents == null || agents.contains(agentId);
  }
}
