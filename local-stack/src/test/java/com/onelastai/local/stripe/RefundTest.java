package com.onelastai.local.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.InvalidRequestException;
import com.stripe.model.Charge;
import com.stripe.model.Refund;
import com.stripe.param.RefundCreateParams;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RefundTest {

  @AutoClose private final Shop shop = new Shop();
  private String payment;

  @BeforeEach
  void buy() throws Exception {
    payment =
        shop.payment(shop.latestInvoice(shop.bought(Shop.PAYS))).getPayment().getPaymentIntent();
  }

  @Test
  void partialRefundsAddUpToThePayment() throws Exception {
    Refund part = refund(900L);
    Refund rest = refund(null);

    assertThat(part.getStatus()).isEqualTo("succeeded");
    assertThat(part.getMetadata()).containsEntry("requestId", "r1");
    assertThat(rest.getAmount()).isEqualTo(2000);
    assertThat(shop.v1.charges().retrieve(part.getCharge()))
        .extracting(Charge::getAmountRefunded, Charge::getRefunded)
        .containsExactly(2900L, true);
    assertThat(shop.events())
        .endsWith(
            "refund.created",
            "charge.refunded",
            "refund.updated",
            "refund.created",
            "charge.refunded",
            "refund.updated");
    assertThatThrownBy(() -> refund(1L))
        .isInstanceOf(InvalidRequestException.class)
        .hasFieldOrPropertyWithValue("code", "charge_already_refunded");
  }

  @Test
  void refundAboveThePaymentIsRefused() {
    assertThatThrownBy(() -> refund(2901L)).isInstanceOf(InvalidRequestException.class);
  }

  private Refund refund(@Nullable Long amount) throws Exception {
    return shop.v1
        .refunds()
        .create(
            RefundCreateParams.builder()
                .setPaymentIntent(payment)
                .setAmount(amount)
                .putMetadata("requestId", "r1")
                .build());
  }
}
