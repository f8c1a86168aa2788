package com.onelastai.billing.stripe;

import org.jspecify.annotations.Nullable;

/** What a product at Stripe stands for: a plan, or one agent. Either of the two is null. */
public record SoldProduct(@Nullable String planId, @Nullable String agentId) {

  private static final String PLAN = "plan-";
  private static final String AGENT = "agent-";

  public static String idOfPlan(String planId) {
    return PLAN + planId;
  }

  public static String idOfAgent(String agentId) {
    return AGENT + agentId;
  }

  /** Null if the product is not ours. */
  public static @Nullable SoldProduct of(@Nullable String productId) {
    if (productId == null) {
      return null;
    }
    if (productId.startsWith(PLAN)) {
      return new SoldProduct(productId.substring(PLAN.length()), null);
    }
    return productId.startsWith(AGENT)
        ? new SoldProduct(null, productId.substring(AGENT.length()))
        : null;
  }
}
