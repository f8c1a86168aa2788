package com.onelastai.events.billing;

import com.onelastai.events.DomainEvent;
import com.onelastai.events.EventContract;
import org.jspecify.annotations.Nullable;

/**
 * A reward that a user paid for with points was given or refused. It has no code of a coupon: the
 * user reads that from billing-service.
 *
 * @param granted whether the user has the reward
 * @param reason why not, such as {@code agent_unknown}; null if it was granted
 */
@EventContract(topic = BillingEvent.TOPIC, type = "com.onelastai.billing.redemption-settled.v1")
public record RedemptionSettled(
    String redemptionId, String userId, boolean granted, @Nullable String reason)
    implements DomainEvent {

  @Override
  public String key() {
    return redemptionId;
  }
}
