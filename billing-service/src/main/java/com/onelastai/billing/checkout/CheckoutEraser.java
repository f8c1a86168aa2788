package com.onelastai.billing.checkout;

import com.onelastai.billing.stripe.StripeCheckouts;
import com.onelastai.starter.erasure.UserDataHolder;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Erases who was buying, and expires Stripe's pages so that nobody pays on them later. */
@Component
@Order(CheckoutEraser.BEFORE_THEIR_CUSTOMER)
class CheckoutEraser implements UserDataHolder {

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
