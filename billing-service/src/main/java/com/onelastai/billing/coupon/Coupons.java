package com.onelastai.billing.coupon;

import com.onelastai.billing.plan.Plan;
import com.onelastai.billing.plan.Plans;
import com.onelastai.billing.stripe.StripeDiscounts;
import com.onelastai.starter.erasure.UserDataHolder;
import com.onelastai.starter.problem.ApiException;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * Uses of coupons. A use is first held, so that two who buy at once never both get the last one. It
 * is counted with the user and with the coupon, in a document each: with the user first, since what
 * a crash leaves there hinders nobody else until it is swept away.
 */
@Service
public class Coupons implements UserDataHolder {

  private final CouponCollection coupons;
  private final CouponUses uses;
  private final CouponAttempts attempts;
  private final Plans plans;
  private final StripeDiscounts discounts;
  private final Clock clock;

  Coupons(
      CouponCollection coupons,
      CouponUses uses,
      CouponAttempts attempts,
      Plans plans,
      StripeDiscounts discounts,
      Clock clock) {
    this.coupons = coupons;
    this.uses = uses;
    this.attempts = attempts;
    this.plans = plans;
    this.discounts = discounts;
    this.clock = clock;
  }

  /**
   * Holds a use until it is {@link #redeem redeemed}, {@link #release released} or a day after
   * {@code until} has come.
   *
   * @param code as the buyer typed it
   * @throws ApiException 404 {@code coupon_unknown}; 409 {@code coupon_not_yet}, {@code
   *     coupon_expired}, {@code coupon_not_for_plan} or {@code coupon_used_up}; 429 {@code
   *     limit_reached} if this user tries too many
   */
  public Reservation reserve(String code, String userId, String planId, Instant until) {
    attempts.count(userId);
    Plan plan = plans.find(planId).orElseThrow(() -> ApiException.notFound("plan"));
    Hold hold = new Hold(UUID.randomUUID().toString(), userId, until, null);
    Coupon coupon = usable(code, plan);
    // Each time round another has taken a use since, or an admin has changed the terms.
    while (!hold(coupon, hold)) {
      coupon = usable(code, plan);
    }
    String discountId = coupon.terms().discountId(coupon.code());
    return new Reservation(hold.reservation(), coupon.code(), discountId);
  }

  /** Nothing more happens if it is called again. */
  public void redeem(String code, String userId, String reservationId) {
    boolean done =
        uses.find(code, userId).filter(use -> use.redeemed().contains(reservationId)).isPresent();
    if (!done) {
      coupons.redeem(code, userId, reservationId, clock.instant());
      uses.redeem(code, userId, reservationId);
    }
  }

  /** Nothing more happens if it is called again. */
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

  private Coupon usable(String code, Plan plan) {
    Coupon coupon = coupons.find(Coupon.normalize(code)).orElseThrow(Refusals::unknown);
    Terms terms = coupon.terms();
    Refusals.check(terms, plan, clock.instant());
    if (terms.maxRedemptions() != null && coupon.taken() >= terms.maxRedemptions()) {
      throw Refusals.usedUp("The coupon has been used as often as is allowed.");
    }
    if (coupon.open().size() >= CouponCollection.MAX_OPEN) {
      throw Refusals.usedUp("Too many purchases with this coupon are open. Try again later.");
    }
    return coupon;
  }

  private boolean hold(Coupon coupon, Hold hold) {
    Terms terms = coupon.terms();
    discounts.ensure(
        terms.discountId(coupon.code()),
        terms.percentOff(),
        terms.amountOff(),
        terms.currency(),
        terms.discountedMonths());
    if (!uses.hold(coupon.code(), hold, terms.maxPerUser())) {
      throw Refusals.usedUp("You have used the coupon as often as is allowed.");
    }
    boolean held = coupons.hold(coupon, hold);
    if (!held) {
      uses.release(coupon.code(), hold.userId(), hold.reservation());
    }
    return held;
  }
}
