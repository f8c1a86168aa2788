package com.onelastai.billing.coupon;

import com.onelastai.billing.plan.Plan;
import com.onelastai.starter.problem.ApiException;
import java.time.Instant;
import org.springframework.http.HttpStatus;

/** Why a coupon cannot be used. */
final class Refusals {

  private Refusals() {}

  /** Also for one that admins took away: nobody learns that it was there. */
  static ApiException unknown() {
    return new ApiException(HttpStatus.NOT_FOUND, "coupon_unknown", "There is no such coupon.");
  }

  static ApiException usedUp(String detail) {
    return new ApiException(HttpStatus.CONFLICT, "coupon_used_up", detail);
  }

  static void check(Terms terms, Plan plan, Instant now) {
    if (!terms.active()) {
      throw unknown();
    }
    if (terms.validFrom() != null && now.isBefore(terms.validFrom())) {
      throw new ApiException(HttpStatus.CONFLICT, "coupon_not_yet", "The coupon is not valid yet.")
          .with("validFrom", terms.validFrom());
    }
    if (terms.expiresAt() != null && !now.isBefore(terms.expiresAt())) {
      throw new ApiException(HttpStatus.CONFLICT, "coupon_expired", "The coupon has expired.")
          .with("expiresAt", terms.expiresAt());
    }
    if (!isFor(terms, plan)) {
      throw new ApiException(
          HttpStatus.CONFLICT, "coupon_not_for_plan", "The coupon is not valid for this plan.");
    }
  }

  private static boolean isFor(Terms terms, Plan plan) {
    return !plan.prices().isEmpty()
        && (terms.plans() == null || terms.plans().contains(plan.id()))
        && (terms.currency() == null || terms.currency().equals(plan.currency()));
  }
}
