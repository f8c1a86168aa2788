package com.onelastai.billing.stripe;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who buys what. It is stored in the metadata of Stripe's objects, so that their events can be
 * assigned to a user and a plan.
 *
 * @param agentId null unless it is for a single agent
 * @param period daily, weekly, monthly or yearly
 * @param couponCode null if no coupon is used
 * @param reservation the id of the redemption; null if no coupon is used
 */
public record Purchase(
    String userId,
    String planId,
    @Nullable String agentId,
    String period,
    @Nullable String couponCode,
    @Nullable String reservation) {

  /** The same purchase with a redemption of a coupon. */
  public Purchase with(@Nullable String code, @Nullable String use) {
    return new Purchase(userId, planId, agentId, period, code, use);
  }

  /** Absent values are written as empty ones, which delete the keys of an earlier purchase. */
  Map<String, String> metadata() {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("userId", userId);
    metadata.put("planId", planId);
    metadata.put("agentId", Objects.requireNonNullElse(agentId, ""));
    metadata.put("period", period);
    metadata.put("couponCode", Objects.requireNonNullElse(couponCode, ""));
    metadata.put("reservation", Objects.requireNonNullElse(reservation, ""));
    return metadata;
  }

  /** Null if this service did not sell it. */
  static @Nullable Purchase of(@Nullable Map<String, String> metadata) {
    if (metadata == null) {
      return null;
    }
    String userId = metadata.get("userId");
    String planId = metadata.get("planId");
    String period = metadata.get("period");
    if (userId == null || planId == null || period == null) {
      return null;
    }
    return new Purchase(
        userId,
        planId,
        orNull(metadata.get("agentId")),
        period,
        orNull(metadata.get("couponCode")),
        orNull(metadata.get("reservation")));
  }

  private static @Nullable String orNull(@Nullable String value) {
    return value == null || value.isEmpty() ? null : value;
  }
}
