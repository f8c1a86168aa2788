package com.onelastai.billing.checkout;

import com.onelastai.billing.coupon.Coupons;
import com.onelastai.billing.stripe.Purchase;
import com.onelastai.billing.stripe.StripeCheckout;
import com.onelastai.billing.stripe.StripeEvent;
import com.onelastai.billing.webhook.StripeEventHandler;
import com.onelastai.starter.erasure.ErasedUsers;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Follows how pages end: a coupon is used up or free again, a card that was left is kept. */
@Component
class CheckoutHandler implements StripeEventHandler {

  private static final String COMPLETED = "checkout.session.completed";
  private static final String EXPIRED = "checkout.session.expired";

  private final Checkouts checkouts;
  private final Coupons coupons;
  private final LeftCards leftCards;
  private final ErasedUsers erased;

  CheckoutHandler(Checkouts checkouts, Coupons coupons, LeftCards leftCards, ErasedUsers erased) {
    this.checkouts = checkouts;
    this.coupons = coupons;
    this.leftCards = leftCards;
    this.erased = erased;
  }

  @Override
  public Set<String> types() {
    return Set.of(COMPLETED, EXPIRED);
  }

  @Override
  public void handle(StripeEvent event) {
    if (!(event.object() instanceof StripeCheckout page)) {
      return;
    }
    boolean completed = event.type().equals(COMPLETED);
    if (page.purchase() != null && !isErased(page.purchase().userId())) {
      settle(page.purchase(), completed);
    }
    if (completed && page.customerId() != null) {
      leftCards.keep(page.customerId());
    }
    checkouts.remove(page.id());
  }

  private void settle(Purchase purchase, boolean completed) {
    String code = purchase.couponCode();
    String reservation = purchase.reservation();
    if (code == null || reservation == null) {
      return;
    }
    if (completed) {
      coupons.redeem(code, purchase.userId(), reservation);
    } else {
      coupons.release(code, purchase.userId(), reservation);
    }
  }

  /** With them went what was held for them. */
  private boolean isErased(String userId) {
    return !erased.among(Set.of(userId)).isEmpty();
  }
}
