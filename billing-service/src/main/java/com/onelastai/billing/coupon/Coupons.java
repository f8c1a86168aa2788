package com.onelastai.billing.coupon;

import com.onelastai.billing.coupon.Coupon.Hold;
import com.onelastai.billing.plan.Plan;
import com.onelastai.billing.plan.Plans;
import com.onelastai.billing.stripe.StripeDiscounts;
import com.onelastai.starter.erasure.UserDataHolder;
import com.onelastai.starter.index.IndexCreation;
import com.onelastai.starter.limit.WindowCounter;
import com.onelastai.starter.problem.ApiException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Service;

/**
 * The use of coupons in purchases. A use is held before it is redeemed, so that two concurrent
 * buyers never both get the last one. It is counted in two documents, the user's and the coupon's.
 * The user's comes first: if the process crashes in between, only that user has one use less until
 * {@link CouponSweep} releases it.
 */
@Service
public class Coupons implements UserDataHolder {

  private final CouponCollection coupons;
  private final CouponUses uses;
  private final Plans plans;
  private final StripeDiscounts discounts;
  private final Clock clock;
  private final WindowCounter attempts;
  private final int maxAttempts;

  Coupons(
      CouponCollection coupons,
      CouponUses uses,
      Plans plans,
      StripeDiscounts discounts,
      MongoOperations mongo,
      IndexCreation indexes,
      Clock clock,
      @Value("${onelastai.coupons.attempts}") int maxAttempts) {
    this.coupons = coupons;
    this.uses = uses;
    this.plans = plans;
    this.discounts = discounts;
    this.clock = clock;
    this.attempts = new WindowCounter(mongo, indexes, clock, "couponattempts", ChronoUnit.MINUTES);
    this.maxAttempts = maxAttempts;
  }

  /**
   * A use that is held for a buyer.
   *
   * @param discountId of the discount at Stripe
   */
  public record Reservation(String id, String code, String discountId) {}

  /** Calculates the discounted price without holding a use. */
  CouponQuote quote(CouponQuote.Request request, String userId) {
    countAttempt(userId);
    Plan plan = require(plans.find(request.planId()).filter(Plan::active));
    Coupon coupon = findValid(request.code(), plan, userId);
    // Users may apply a coupon again that they hold: they may come back from Stripe's page.
    long held = coupon.open().stream().filter(hold -> hold.isHeldBy(userId)).count();
    requireFree(coupon, coupon.taken() - held);
    int redeemed = uses.find(coupon.code(), userId).map(use -> use.redeemed().size()).orElse(0);
    Integer max = coupon.terms().maxPerUser();
    if (max != null && redeemed >= max) {
      throw usedUpByUser();
    }
    return CouponQuote.of(coupon, plan, request.period());
  }

  /**
   * Holds a use until it is {@link #redeem redeemed}, {@link #release released} or expires, a day
   * after {@code until}.
   *
   * @param code as the buyer typed it
   * @param price of the first period
   * @throws ApiException 404 {@code coupon_unknown}; 409 {@code coupon_not_yet}, {@code
   *     coupon_expired}, {@code coupon_not_for_plan} or {@code coupon_used_up}; 429 {@code
   *     limit_reached} after too many attempts of this user
   */
  public Reservation reserve(String code, String userId, String planId, long price, Instant until) {
    countAttempt(userId);
    Plan plan = require(plans.find(planId));
    Hold hold = new Hold(UUID.randomUUID().toString(), userId, until, null);
    Coupon coupon = findUsable(code, plan, userId);
    coupon.terms().requireChargeable(price, plan.currency());
    // Fails only if another buyer took a use or an admin changed the terms since the read.
    while (!hold(coupon, hold)) {
      coupon = findUsable(code, plan, userId);
    }
    String discountId = coupon.terms().discountId(coupon.code());
    return new Reservation(hold.reservation(), coupon.code(), discountId);
  }

  /** Counts a held use as redeemed. Idempotent. */
  public void redeem(String code, String userId, String reservationId) {
    boolean done =
        uses.find(code, userId).filter(use -> use.redeemed().contains(reservationId)).isPresent();
    if (!done) {
      coupons.redeem(code, userId, reservationId, clock.instant());
      uses.redeem(code, userId, reservationId);
    }
  }

  /** Frees a use that is held, unless it has been redeemed. Idempotent. */
  public void release(String code, String userId, String reservationId) {
    coupons.release(code, reservationId);
    uses.release(code, userId, reservationId);
  }

  @Override
  public void erase(String userId) {
    for (Coupon coupon : coupons.heldFor(userId)) {
      coupon.open().stream()
          .filter(hold -> hold.userId().equals(userId))
          .forEach(hold -> coupons.release(coupon.code(), hold.reservation()));
    }
    uses.eraseUser(userId);
  }

  /** Stops users who guess codes. */
  private void countAttempt(String userId) {
    attempts.count(
        userId, maxAttempts, "You have used all " + maxAttempts + " attempts of this minute.");
  }

  private Coupon findUsable(String code, Plan plan, String userId) {
    Coupon coupon = findValid(code, plan, userId);
    requireFree(coupon, coupon.taken());
    if (coupon.open().size() >= CouponCollection.MAX_OPEN) {
      throw usedUp("Too many purchases with this coupon are open. Try again later.");
    }
    return coupon;
  }

  private Coupon findValid(String code, Plan plan, String userId) {
    Coupon coupon =
        coupons
            .find(Coupon.normalize(code))
            .filter(one -> one.isUsableBy(userId))
            .orElseThrow(CouponTerms::unknown);
    coupon.terms().requireValid(plan, clock.instant());
    return coupon;
  }

  private boolean hold(Coupon coupon, Hold hold) {
    CouponTerms terms = coupon.terms();
    discounts.ensure(
        terms.discountId(coupon.code()),
        terms.percentOff(),
        terms.amountOff(),
        terms.currency(),
        terms.discountedMonths());
    if (!uses.hold(coupon.code(), hold, terms.maxPerUser())) {
      throw usedUpByUser();
    }
    boolean held = coupons.hold(coupon, hold);
    if (!held) {
      uses.release(coupon.code(), hold.userId(), hold.reservation());
    }
    return held;
  }

  private static void requireFree(Coupon coupon, long taken) {
    Integer max = coupon.terms().maxRedemptions();
    if (max != null && taken >= max) {
      throw usedUp("The coupon has reached its limit of uses.");
    }
  }

  private static Plan require(Optional<Plan> plan) {
    return plan.orElseThrow(() -> ApiException.notFound("plan"));
  }

  private static ApiException usedUpByUser() {
    return usedUp("You have reached the limit of uses per user.");
  }

  private static ApiException usedUp(String detail) {
    return CouponTerms.refusal("coupon_used_up", detail);
  }
}
