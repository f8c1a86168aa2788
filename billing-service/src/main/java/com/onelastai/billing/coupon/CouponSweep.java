package com.onelastai.billing.coupon;

import com.onelastai.starter.job.ClusterJob;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Releases uses of coupons that are held for purchases which were never completed. */
@Component
class CouponSweep {

  /** How late a purchase may still be told to us. */
  private static final Duration PATIENCE = Duration.ofDays(1);

  /** How long nobody who redeems the same use at the same time can still be under way. */
  private static final Duration SETTLED = Duration.ofMinutes(10);

  private final CouponCollection coupons;
  private final CouponUses uses;
  private final Coupons service;
  private final Clock clock;

  CouponSweep(CouponCollection coupons, CouponUses uses, Coupons service, Clock clock) {
    this.coupons = coupons;
    this.uses = uses;
    this.service = service;
    this.clock = clock;
  }

  @ClusterJob(name = "coupons", every = "${onelastai.coupons.sweep-every}")
  void run() {
    Instant now = clock.instant();
    coupons.redeemedBefore(now.minus(SETTLED)).forEach(coupon -> settle(coupon, now));
    Instant given = now.minus(PATIENCE);
    coupons
        .overdue(given)
        .forEach(coupon ->
            coupon.open().stream()
                .filter(hold -> hold.redeemedAt() == null && hold.until().isBefore(given))
                .forEach(
                    hold -> service.release(coupon.code(), hold.userId(), hold.reservation())));
    releaseOfUsersAlone(given);
  }

  private void settle(Coupon coupon, Instant now) {
    for (Hold hold : coupon.open()) {
      if (hold.redeemedAt() != null && hold.redeemedAt().isBefore(now.minus(SETTLED))) {
        // A crash may have come between the two documents.
        uses.redeem(coupon.code(), hold.userId(), hold.reservation());
        coupons.settle(coupon.code(), hold.reservation());
      }
    }
  }

  /** A crash came before the coupon was asked, or before the user's was given back as well. */
  private void releaseOfUsersAlone(Instant given) {
    uses.overdue(given)
        .forEach(use ->
            use.open().stream()
                .filter(hold -> hold.until().isBefore(given))
                .forEach(hold -> uses.release(use.code(), use.userId(), hold.reservation())));
  }
}
