package com.onelastai.billing.checkout;

import com.onelastai.billing.coupon.Coupons;
import com.onelastai.billing.coupon.Reservation;
import com.onelastai.billing.stripe.Purchase;
import com.onelastai.billing.stripe.StripeCheckout;
import com.onelastai.billing.stripe.StripeCheckouts;
import com.onelastai.billing.stripe.StripeCheckouts.NewCheckout;
import com.onelastai.starter.problem.ApiException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Opens the pages on which buyers pay, one at a time for the same thing. */
@Component
class CheckoutPages {

  /** After it closed: long enough for Stripe to have told how it ended. */
  private static final Duration REMEMBERED = Duration.ofDays(1);

  private final StripeCheckouts stripe;
  private final Checkouts checkouts;
  private final Coupons coupons;
  private final Owned owned;
  private final CheckoutProperties settings;
  private final Clock clock;

  CheckoutPages(
      StripeCheckouts stripe,
      Checkouts checkouts,
      Coupons coupons,
      Owned owned,
      CheckoutProperties settings,
      Clock clock) {
    this.stripe = stripe;
    this.checkouts = checkouts;
    this.coupons = coupons;
    this.owned = owned;
    this.settings = settings;
    this.clock = clock;
  }

  /** The caller has the buyer's turn, and closed the page that was open before. */
  StripeCheckout open(Order order, String customerId) {
    Instant until = clock.instant().plus(settings.openFor()).truncatedTo(ChronoUnit.SECONDS);
    Reservation reservation = reserve(order, until);
    StripeCheckout page;
    try {
      page = stripe.create(checkout(order, customerId, reservation, until));
    } catch (RuntimeException failure) {
      // Whether or not there is a page now: nobody will ever know its address.
      release(order.userId(), reservation);
      throw failure;
    }
    checkouts.save(
        new Checkout(
            order.id(),
            order.userId(),
            page.id(),
            reservation == null ? null : reservation.code(),
            reservation == null ? null : reservation.id(),
            until.plus(REMEMBERED)));
    return page;
  }

  /**
   * Closes the page that is open for the same thing.
   *
   * @throws ApiException 409 {@code already_subscribed} if it was paid meanwhile
   */
  void close(Order order) {
    checkouts
        .find(order.id())
        .ifPresent(open -> {
          if (stripe.expire(open.sessionId()).status().equals("complete")) {
            throw new ApiException(
                HttpStatus.CONFLICT, "already_subscribed", "You paid for it a moment ago.");
          }
          if (open.couponCode() != null && open.reservation() != null) {
            coupons.release(open.couponCode(), open.userId(), open.reservation());
          }
          checkouts.remove(open.sessionId());
        });
  }

  private NewCheckout checkout(
      Order order, String customerId, @Nullable Reservation reservation, Instant until) {
    Purchase plain = order.offer().purchase(order.userId());
    Purchase purchase =
        reservation == null ? plain : plain.with(reservation.code(), reservation.id());
    return new NewCheckout(
        customerId,
        order.offer().price(),
        purchase,
        reservation == null ? null : reservation.discountId(),
        owned.trialDays(order),
        until,
        order.redirects().successUrl(),
        order.redirects().cancelUrl());
  }

  private @Nullable Reservation reserve(Order order, Instant until) {
    return order.couponCode() == null
        ? null
        : coupons.reserve(order.couponCode(), order.userId(), order.offer().plan().id(), until);
  }

  private void release(String userId, @Nullable Reservation reservation) {
    if (reservation != null) {
      coupons.release(reservation.code(), userId, reservation.id());
    }
  }
}
