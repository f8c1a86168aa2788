package com.onelastai.billing.checkout;

import com.onelastai.billing.plan.Plan;
import com.onelastai.billing.stripe.Price;
import com.onelastai.billing.stripe.Purchase;
import org.jspecify.annotations.Nullable;

/**
 * Something that is for sale, at the catalogue's price.
 *
 * @param agentId null unless it is one agent alone
 * @param price for a period of it
 */
public record Offer(Plan plan, @Nullable String agentId, Price price) {

  /** Without a coupon. */
  public Purchase purchase(String userId) {
    return new Purchase(userId, plan.id(), agentId, price.period(), null, null);
  }

  /** The same for all that nobody can have twice: each agent, and any plan. */
  String slot() {
    return agentId == null ? "plan" : "agent/" + agentId;
  }
}
