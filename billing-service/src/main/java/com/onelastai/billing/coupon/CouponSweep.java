package com.onelastai.billing.coupon;

import com.onelastai.starter.job.ClusterJob;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Releases held uses whose purchases were never completed, and repairs what a crash left. */
@Component
class CouponSweep {

  /** How long after its end Stripe may still report a purchase as paid. */
  private static final Duration REPORT_DELAY = Duration.ofDays(1);

  /** After this, no concurrent request can redeem the same use again. */
  private static final Duration REDEEM_WINDOW = Duration.ofMinutes(10);

  private final CouponCollection collection;
  private final CouponUses uses;
  private final Coupons coupons;
  private final Clock clock;

  CouponSweep(CouponCollection collection, CouponUses uses, Coupons coupons, Clock clock) {
    this.collection = collection;
    this.uses = uses;
    this.coupons = coupons;
    this.clock = clock;
  }

  @ClusterJob(name = "coupons", every = "${onelastai.coupons.sweep-every}")
  void run() {
    Instant redeemed = clock.instant().minus(REDEEM_WINDOW);
    collection.redeemedBefore(redeemed).forEach(coupon -> completeRedeemed(coupon, redeemed));
    Instant expired = clock.instant().minus(REPORT_DELAY);
    collection.overdue(expired).forEach(coupon -> releaseExpired(coupon, expired));
    uses.overdue(expired).forEach(use -> releaseExpired(use, expired));
  }

  /** The process may have crashed between the coupon's document and the user's. */
  private void completeRedeemed(Coupon coupon, Instant before) {
    coupon.open().stream()
        .filter(hold -> hold.redeemedAt() != null && hold.redeemedAt().isBefore(before))
        .forEach(hold -> {
          uses.redeem(coupon.code(), hold.userId(), hold.reservation());
          collection.removeRedeemed(coupon.code(), hold.reservation());
        });
  }

  private void releaseExpired(Coupon coupon, Instant before) {
    coupon.open().stream()
        .filter(hold -> hold.redeemedAt() == null && hold.until().isBefore(before))
        .forEach(hold -> coupons.release(coupon.code(), hold.userId(), hold.reservation()));
  }

  /** The process may have crashed when only the user's document had the use. */
  private void releaseExpired(CouponUses.CouponUse use, Instant before) {
    use.open().stream()
        .filter(hold -> hold.until().isBefore(before))
        .forEach(hold -> uses.release(use.code(), use.userId(), hold.reservation()));
  }
}
