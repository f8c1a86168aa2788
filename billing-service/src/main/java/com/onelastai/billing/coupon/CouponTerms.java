package com.onelastai.billing.coupon;

import com.onelastai.billing.plan.Plan;
import com.onelastai.billing.stripe.Chargeable;
import com.onelastai.starter.problem.ApiException;
import io.soabase.recordbuilder.core.RecordBuilder;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** What a coupon takes off, for which plans and when. A limit that is null does not apply. */
@RecordBuilder
record CouponTerms(
    @Nullable Integer percentOff,
    @Schema(description = "In the currency's minor unit") @Nullable Long amountOff,
    @Nullable String currency,
    @Schema(description = "Null for all") @Nullable List<String> plans,
    @Schema(allowableValues = {ONCE, MONTHS, FOREVER}) String duration,
    @Nullable Integer months,
    @Nullable Instant validFrom,
    @Nullable Instant expiresAt,
    @Nullable Integer maxRedemptions,
    @Nullable Integer maxPerUser,
    boolean active) {

  static final String ONCE = "once";
  static final String MONTHS = "months";
  static final String FOREVER = "forever";

  private static final int WHOLE = 100;

  /** The discount on a price, rounded half up as at Stripe. */
  long discountOn(long price) {
    if (percentOff != null) {
      return (price * percentOff + WHOLE / 2) / WHOLE;
    }
    return amountOff == null ? 0 : Math.min(price, amountOff);
  }

  /** Whether it leaves nothing, or an amount that Stripe charges. */
  boolean leavesChargeable(long price, String planCurrency) {
    long left = price - discountOn(price);
    // Stripe rounds a percentage to the currency's steps.
    long charged = percentOff == null ? left : left - left % Chargeable.step(planCurrency);
    return Chargeable.isChargeable(charged, planCurrency);
  }

  /**
   * @throws ApiException if too little would be left of a price, which may have changed since
   */
  void requireChargeable(long price, String planCurrency) {
    if (!leavesChargeable(price, planCurrency)) {
      throw refusal("coupon_not_for_plan", "The coupon leaves less than can be charged.");
    }
  }

  /** Whether it is for this plan. */
  boolean isFor(Plan plan) {
    return !plan.prices().isEmpty()
        && (plans == null || plans.contains(plan.id()))
        && (currency == null || currency.equals(plan.currency()));
  }

  /** For how many months Stripe applies the discount; null for ever. */
  @Nullable Integer discountedMonths() {
    return switch (duration) {
      case ONCE -> Integer.valueOf(1);
      case MONTHS -> months;
      default -> null;
    };
  }

  /** The payments that it reduces, as the API names them. */
  String appliesTo() {
    return switch (duration) {
      case ONCE -> "first_payment";
      case MONTHS -> MONTHS;
      default -> "always";
    };
  }

  /** The id of the discount at Stripe. The same id always means the same discount. */
  String discountId(String code) {
    String off = percentOff != null ? percentOff + "pct" : amountOff + currency;
    return code + "-" + off + "-" + (months != null ? months + "m" : duration);
  }

  /**
   * @throws ApiException if the coupon is not valid now, or not for this plan
   */
  void requireValid(Plan plan, Instant now) {
    if (!active) {
      throw unknown();
    }
    if (validFrom != null && now.isBefore(validFrom)) {
      throw refusal("coupon_not_yet", "The coupon is not valid yet.").with("validFrom", validFrom);
    }
    if (expiresAt != null && !now.isBefore(expiresAt)) {
      throw refusal("coupon_expired", "The coupon has expired.").with("expiresAt", expiresAt);
    }
    if (!isFor(plan)) {
      throw refusal("coupon_not_for_plan", "The coupon is not valid for this plan.");
    }
  }

  /** Also for a retired coupon, so that nobody learns that it existed. */
  static ApiException unknown() {
    return new ApiException(HttpStatus.NOT_FOUND, "coupon_unknown", "There is no such coupon.");
  }

  static ApiException refusal(String code, String detail) {
    return new ApiException(HttpStatus.CONFLICT, code, detail);
  }

  CouponTerms retired() {
    return CouponTermsBuilder.builder(this).active(false).build();
  }
}
