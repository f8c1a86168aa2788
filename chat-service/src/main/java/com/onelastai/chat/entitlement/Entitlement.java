package com.onelastai.chat.entitlement;

import com.onelastai.events.billing.SubscriptionSnapshot;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as far as it opens agents.
 *
 * @param revision of what is known of it; the highest stands
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
