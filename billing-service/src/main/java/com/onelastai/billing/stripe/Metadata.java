package com.onelastai.billing.stripe;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a purchase is written at Stripe's objects. */
final class Metadata {

  private Metadata() {}

  /** With empty ones, which remove what an earlier purchase left there. */
  static Map<String, String> of(Purchase purchase) {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("userId", purchase.userId());
    metadata.put("planId", purchase.planId());
    metadata.put("agentId", orEmpty(purchase.agentId()));
    metadata.put("period", purchase.period());
    metadata.put("couponCode", orEmpty(purchase.couponCode()));
    metadata.put("reservation", orEmpty(purchase.reservation()));
    return metadata;
  }

  /** Null if it is of none that we sold. */
  static @Nullable Purchase purchase(@Nullable Map<String, String> metadata) {
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

  private static String orEmpty(@Nullable String value) {
    return Objects.requireNonNullElse(value, "");
  }

  private static @Nullable String orNull(@Nullable String value) {
    return value == null || value.isEmpty() ? null : value;
  }
}
