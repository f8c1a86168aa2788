package com.onelastai.billing.coupon;

import com.onelastai.billing.plan.Period;
import com.onelastai.billing.plan.Plan;
import com.onelastai.billing.plan.Plans;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Says what a coupon would take off, without holding a use of it. */
@Service
class Quotes {

  private final CouponCollection coupons;
  private final CouponUses uses;
  private final CouponAttempts attempts;
  private final Plans plans;
  private final Clock clock;

  Quotes(
      CouponCollection coupons,
      CouponUses uses,
      CouponAttempts attempts,
      Plans plans,
      Clock clock) {
    this.coupons = coupons;
    this.uses = uses;
    this.attempts = attempts;
    this.plans = plans;
    this.clock = clock;
  }

  Quote quote(QuoteRequest request, String userId) {
    attempts.count(userId);
    Plan plan =
        plans
            .find(request.planId())
            .filter(Plan::active)
            .orElseThrow(() -> ApiException.notFound("plan"));
    Coupon coupon = coupons.find(Coupon.normalize(request.code())).orElseThrow(Refusals::unknown);
    Refusals.check(coupon.terms(), plan, clock.instant());
    requireUseLeft(coupon, userId);
    return Quote.of(coupon, plan, periodOf(plan, request.period()));
  }

  /**
   * Those that the user holds are theirs to use: they may have left Stripe's page and come back.
   */
  private void requireUseLeft(Coupon coupon, String userId) {
    Terms terms = coupon.terms();
    long own =
        coupon.open().stream()
            .filter(hold -> hold.redeemedAt() == null && hold.userId().equals(userId))
            .count();
    if (terms.maxRedemptions() != null && coupon.taken() - own >= terms.maxRedemptions()) {
      throw Refusals.usedUp("The coupon has been used as often as is allowed.");
    }
    int redeemed = uses.find(coupon.code(), userId).map(use -> use.redeemed().size()).orElse(0);
    if (terms.maxPerUser() != null && redeemed >= terms.maxPerUser()) {
      throw Refusals.usedUp("You have used the coupon as often as is allowed.");
    }
  }

  /** A month where nobody says otherwise and there is such a price, else the shortest. */
  private static String periodOf(Plan plan, @Nullable String asked) {
    if (asked == null && plan.prices().containsKey(Period.MONTHLY.word())) {
      return Period.MONTHLY.word();
    }
    return Arrays.stream(Period.values())
        .map(Period::word)
        .filter(word -> asked == null || word.equals(asked))
        .filter(plan.prices()::containsKey)
        .findFirst()
        .orElseThrow(() ->
            ApiException.invalid(
                List.of(
                    new FieldProblem(
                        "period",
                        "unknown",
                        "must be one of " + String.join(", ", plan.prices().keySet())))));
  }
}
