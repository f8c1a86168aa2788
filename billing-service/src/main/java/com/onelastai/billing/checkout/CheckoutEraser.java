package com.onelastai.billing.checkout;

import com.onelastai.billing.erasure.HeldForUser;
import com.onelastai.billing.stripe.StripeCheckouts;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Forgets who was buying, and lets nobody pay on a page of theirs any more. */
@Component
@Order(CheckoutEraser.BEFORE_THEIR_CUSTOMER)
class CheckoutEraser implements HeldForUser {

  static final int BEFORE_THEIR_CUSTOMER = 1;

  private final StripeCheckouts stripe;
  private final Checkouts checkouts;
  private final Attempts attempts;

  CheckoutEraser(StripeCheckouts stripe, Checkouts checkouts, Attempts attempts) {
    this.stripe = stripe;
    this.checkouts = checkouts;
    this.attempts = attempts;
  }

  @Override
  public void erase(String userId) {
    checkouts
        .ofUser(userId)
        .forEach(open -> {
          stripe.expire(open.sessionId());
          checkouts.remove(open.sessionId());
        });
    attempts.erase(userId);
  }
}
