package com.onelastai.billing.stripe;

import org.jspecify.annotations.Nullable;

/**
 * Who buys what. It is written into the metadata of Stripe's objects, which is how we know what
 * they are about when Stripe tells of them.
 *
 * @param agentId null unless it is for one agent alone
 * @param period daily, weekly, monthly or yearly
 * @param couponCode null if no coupon is used
 * @param reservation of a use of the coupon; null if no coupon is used
 */
public record Purchase(
    String userId,
    String planId,
    @Nullable String agentId,
    String period,
    @Nullable String couponCode,
    @Nullable String reservation) {

  /** The same with a use of a coupon. */
  public Purchase with(@Nullable String code, @Nullable String use) {
    return new Purchase(userId, planId, agentId, period, code, use);
  }
}
