package com.onelastai.billing.checkout;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.mockito.Mockito.when;

import com.onelastai.billing.coupon.Coupons;
import com.onelastai.billing.customer.Customers;
import com.onelastai.billing.stripe.Card;
import com.onelastai.billing.stripe.Purchase;
import com.onelastai.billing.stripe.StripeCheckout;
import com.onelastai.billing.stripe.StripeEvent;
import com.onelastai.billing.stripe.StripePaymentMethods;
import com.onelastai.starter.erasure.ErasedUsers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckoutEventHandlerTest {

  private static final Purchase WITH_COUPON =
      new Purchase("ada", "pro", null, "monthly", "WELCOME", "r1");
  private static final Purchase PLAIN = new Purchase("ada", "pro", null, "monthly", null, null);

  private final CheckoutPages pages = mock();
  private final Coupons coupons = mock();
  private final Customers customers = mock();
  private final StripePaymentMethods cards = mock();
  private final IncludedAgents includedAgents = mock();
  private final ErasedUsers erased = mock();
  private final CheckoutEventHandler handler =
      new CheckoutEventHandler(pages, coupons, customers, cards, includedAgents, erased);

  @BeforeEach
  void customerIsOurs() {
    when(customers.userOf("cus_1")).thenReturn(Optional.of("ada"));
  }

  @Test
  void paidPageRedeemsTheCoupon() {
    handle("completed", WITH_COUPON);

    verify(coupons).redeem("WELCOME", "ada", "r1");
    verifyNoMoreInteractions(coupons);
    verify(pages).delete("cs_1");
  }

  @Test
  void expiredPageReleasesTheCoupon() {
    handle("expired", WITH_COUPON);

    verify(coupons).release("WELCOME", "ada", "r1");
    verifyNoMoreInteractions(coupons);
    verify(pages).delete("cs_1");
    verifyNoInteractions(cards);
  }

  @Test
  void pageWithoutCouponTouchesNone() {
    handle("completed", PLAIN);
    handle("expired", PLAIN);

    verifyNoInteractions(coupons);
  }

  @Test
  void pageOfAnErasedUserTouchesNoCoupon() {
    when(erased.among(Set.of("ada"))).thenReturn(Set.of("ada"));

    handle("completed", WITH_COUPON);

    verifyNoInteractions(coupons);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void newestCardBecomesTheDefaultIfThereIsNone(boolean hasDefault) {
    when(cards.list("cus_1")).thenReturn(List.of(card("pm_2", false), card("pm_1", hasDefault)));

    handle("completed", null);

    verify(cards, times(hasDefault ? 0 : 1)).makeDefault("cus_1", "pm_2");
    verify(cards).list("cus_1");
    verifyNoMoreInteractions(cards);
  }

  @Test
  void foreignCustomersAreIgnored() {
    when(customers.userOf("cus_1")).thenReturn(Optional.empty());

    handle("completed", null);

    verifyNoInteractions(cards);
  }

  private void handle(String what, @Nullable Purchase purchase) {
    handler.handle(
        new StripeEvent(
            "evt_1",
            "checkout.session." + what,
            Instant.EPOCH,
            new StripeCheckout("cs_1", "cus_1", what, null, purchase, null)));
  }

  private static Card card(String id, boolean isDefault) {
    return new Card(id, "visa", "4242", 12, 2034, isDefault);
  }
}
