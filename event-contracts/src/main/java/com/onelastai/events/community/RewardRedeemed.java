package com.onelastai.events.community;

import com.onelastai.events.EventContract;
import org.jspecify.annotations.Nullable;

/**
 * A user paid points for a reward that billing-service gives.
 *
 * @param percentOff of a coupon; null if the reward is an agent
 * @param agentId that the user may use for some days; null if the reward is a coupon
 * @param days of the agent, or until the coupon expires
 */
@EventContract(topic = CommunityEvent.TOPIC, type = "com.onelastai.community.reward-redeemed.v1")
public record RewardRedeemed(
    String redemptionId,
    String userId,
    @Nullable Integer percentOff,
    @Nullable String agentId,
    int days)
    implements CommunityEvent {

  @Override
  public String key() {
    return redemptionId;
  }
}
