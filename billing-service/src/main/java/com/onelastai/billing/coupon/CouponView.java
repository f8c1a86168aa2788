package com.onelastai.billing.coupon;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A coupon as admins see it. */
@Schema(name = "Coupon")
record CouponView(
    @Schema(example = "WELCOME20") String code,
    @Nullable Integer percentOff,
    @Schema(description = "In the currency's minor unit") @Nullable Long amountOff,
    @Nullable String currency,
    @Schema(description = "Null for all") @Nullable List<String> plans,
    @Schema(allowableValues = {"once", "months", "forever"}) String duration,
    @Nullable Integer months,
    @Nullable Instant validFrom,
    @Nullable Instant expiresAt,
    @Nullable Integer maxRedemptions,
    @Nullable Integer maxPerUser,
    boolean active,
    @Schema(description = "Uses that led to a purchase") int redeemed,
    @Schema(description = "Uses that are reserved by open checkouts") int held,
    Instant createdAt) {

  static CouponView of(Coupon coupon) {
    Terms terms = coupon.terms();
    return new CouponView(
        coupon.code(),
        terms.percentOff(),
        terms.amountOff(),
        terms.currency(),
        terms.plans(),
        terms.duration(),
        terms.months(),
        terms.validFrom(),
        terms.expiresAt(),
        terms.maxRedemptions(),
        terms.maxPerUser(),
        terms.active(),
        coupon.redeemed(),
        coupon.taken() - coupon.redeemed(),
        coupon.createdAt());
  }
}
