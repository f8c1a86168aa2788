package com.onelastai.billing.coupon;

import com.onelastai.billing.plan.Plan;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A price before and after a coupon, in the currency's minor unit. */
@Schema(name = "AppliedCoupon")
record CouponQuote(
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

  @Schema(name = "CouponApplication")
  record Request(
      @Schema(description = "Upper or lower case", example = "WELCOME20") @NotBlank @Size(max = 100)
          String code,
      @Schema(example = "pro") @NotBlank @Size(max = 100) String planId,
      @Schema(
              description =
                  "If left out: monthly if the plan has such a price, else the shortest period",
              example = "monthly")
          @Size(max = 20)
          @Nullable String period) {}

  static CouponQuote of(Coupon coupon, Plan plan, @Nullable String requestedPeriod) {
    CouponTerms terms = coupon.terms();
    String period = periodOf(plan.prices(), requestedPeriod);
    long price = Objects.requireNonNull(plan.prices().get(period));
    terms.requireChargeable(price, plan.currency());
    long discount = terms.discountOn(price);
    return new CouponQuote(
        coupon.code(),
        plan.id(),
        period,
        plan.currency(),
        price,
        discount,
        price - discount,
        terms.appliesTo(),
        terms.months(),
        terms.expiresAt());
  }

  private static String periodOf(Map<String, Long> prices, @Nullable String requested) {
    String preferred = requested == null ? Plan.Period.MONTHLY.toString() : requested;
    if (prices.containsKey(preferred)) {
      return preferred;
    }
    if (requested == null) {
      return prices.keySet().iterator().next();
    }
    String detail = "must be one of " + String.join(", ", prices.keySet());
    throw ApiException.invalid(List.of(new FieldProblem("period", "unknown", detail)));
  }
}
