package com.onelastai.billing.checkout;

import com.onelastai.billing.coupon.Coupons;
import com.onelastai.billing.customer.Customers;
import com.onelastai.billing.stripe.Card;
import com.onelastai.billing.stripe.Purchase;
import com.onelastai.billing.stripe.StripeCheckout;
import com.onelastai.billing.stripe.StripeEvent;
import com.onelastai.billing.stripe.StripePaymentMethods;
import com.onelastai.billing.stripe.StripeRefusal;
import com.onelastai.billing.webhook.StripeEventHandler;
import com.onelastai.starter.erasure.ErasedUsers;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Handles the end of a page: redeems or releases its coupon, and stores the default card. */
@Component
class CheckoutEventHandler implements StripeEventHandler {

  private static final String COMPLETED = "checkout.session.completed";
  private static final String EXPIRED = "checkout.session.expired";

  private final CheckoutPages pages;
  private final Coupons coupons;
  private final Customers customers;
  private final StripePaymentMethods cards;
  private final IncludedAgents includedAgents;
  private final ErasedUsers erased;

  CheckoutEventHandler(
      CheckoutPages pages,
      Coupons coupons,
      Customers customers,
      StripePaymentMethods cards,
      IncludedAgents includedAgents,
      ErasedUsers erased) {
    this.pages = pages;
    this.coupons = coupons;
    this.customers = customers;
    this.cards = cards;
    this.includedAgents = includedAgents;
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
      completeCoupon(page.purchase(), completed);
    }
    if (completed && page.customerId() != null) {
      chooseDefaultCardIfKnown(page.customerId());
    }
    if (completed && page.subscriptionId() != null) {
      includedAgents.payBack(page.subscriptionId());
    }
    pages.delete(page.id());
  }

  private void completeCoupon(Purchase purchase, boolean completed) {
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

  private boolean isErased(String userId) {
    return !erased.among(Set.of(userId)).isEmpty();
  }

  /** The customer may have been deleted at Stripe since. */
  private void chooseDefaultCardIfKnown(String customerId) {
    try {
      chooseDefaultCard(customerId);
    } catch (StripeRefusal refusal) {
      if (!refusal.isUnknownCustomer()) {
        throw refusal;
      }
    }
  }

  /** Stripe stores the card of a page, but not as the default. */
  private void chooseDefaultCard(String customerId) {
    if (customers.userOf(customerId).isEmpty()) {
      return;
    }
    List<Card> newestFirst = cards.list(customerId);
    if (!newestFirst.isEmpty() && newestFirst.stream().noneMatch(Card::isDefault)) {
      cards.makeDefault(customerId, newestFirst.getFirst().id());
    }
  }
}
