package com.onelastai.billing.coupon;

import com.onelastai.billing.plan.Plan;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A price before and after a coupon, in the currency's minor unit. */
@Schema(name = "AppliedCoupon")
record Quote(
    @Schema(example = "WELCOME20") String code,
    @Schema(example = "pro") String planId,
    @Schema(example = "monthly") String period,
    @Schema(example = "usd") String currency,
    @Schema(example = "2900") long priceBefore,
    @Schema(example = "580") long discount,
    @Schema(example = "2320") long priceAfter,
    @Schema(
            description = "The payments that it reduces",
            example = "months",
            allowableValues = {"first_payment", "months", "always"})
        String appliesTo,
    @Schema(description = "The number of months; null unless `appliesTo` is months", example = "3")
        @Nullable Integer months,
    @Schema(description = "When the discount ends; null if it does not end")
        @Nullable Instant expiresAt) {

  static Quote of(Coupon coupon, Plan plan, String period) {
    Terms terms = coupon.terms();
    long price = Objects.requireNonNull(plan.prices().get(period));
    long discount = terms.discountOn(price);
    return new Quote(
        coupon.code(),
        plan.id(),
        period,
        plan.currency(),
        price,
        discount,
        price - discount,
        CouponDuration.of(terms.duration()).appliesTo(),
        terms.months(),
        terms.expiresAt());
  }
}
