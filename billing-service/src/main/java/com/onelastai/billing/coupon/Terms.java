package com.onelastai.billing.coupon;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a coupon grants, to whom and when.
 *
 * @param percentOff null if {@code amountOff} is there
 * @param amountOff in the minor unit of {@code currency}
 * @param plans the ids of those it is for; null if all
 * @param duration the word of a {@link CouponDuration}
 * @param months for how many it holds; null unless {@code duration} is months
 * @param maxRedemptions in all; null if that is not limited
 * @param maxPerUser null if that is not limited
 */
record Terms(
    @Nullable Integer percentOff,
    @Nullable Long amountOff,
    @Nullable String currency,
    @Nullable List<String> plans,
    String duration,
    @Nullable Integer months,
    @Nullable Instant validFrom,
    @Nullable Instant expiresAt,
    @Nullable Integer maxRedemptions,
    @Nullable Integer maxPerUser,
    boolean active) {

  private static final int WHOLE = 100;

  /** What is taken off a price, rounded as Stripe does: half a unit up. */
  long discountOn(long price) {
    if (percentOff != null) {
      return (price * percentOff + WHOLE / 2) / WHOLE;
    }
    return amountOff == null ? 0 : Math.min(price, amountOff);
  }

  /** For Stripe: null if it holds for good. */
  @Nullable Integer discountedMonths() {
    return switch (CouponDuration.of(duration)) {
      case ONCE -> 1;
      case MONTHS -> months;
      case FOREVER -> null;
    };
  }

  /** Of all that have this id, the same is taken off. */
  String discountId(String code) {
    String off = percentOff != null ? percentOff + "pct" : amountOff + currency;
    String held = months != null ? months + "m" : duration;
    return code + "-" + off + "-" + held;
  }

  Terms retired() {
    return new Terms(
        percentOff,
        amountOff,
        currency,
        plans,
        duration,
        months,
        validFrom,
        expiresAt,
        maxRedemptions,
        maxPerUser,
        false);
  }
}
