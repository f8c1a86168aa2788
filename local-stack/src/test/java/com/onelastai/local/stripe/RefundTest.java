package com.onelastai.local.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.InvalidRequestException;
import com.stripe.model.Charge;
import com.stripe.model.Refund;
import com.stripe.model.Subscription;
import com.stripe.param.InvoicePaymentListParams;
import com.stripe.param.RefundCreateParams;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RefundTest {

  private Shop shop;
  private String payment;

  @BeforeEach
  void buy() throws Exception {
    shop = new Shop();
    Subscription bought = shop.bought(Shop.PAYS);
    payment =
        shop.client
            .v1()
            .invoicePayments()
            .list(InvoicePaymentListParams.builder().setInvoice(bought.getLatestInvoice()).build())
            .getData()
            .getFirst()
            .getPayment()
            .getPaymentIntent();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void partsGoBackUntilNothingIsLeft() throws Exception {
    Refund part = refund(900L);
    Refund rest = refund(null);

    assertThat(part.getStatus()).isEqualTo("succeeded");
    assertThat(part.getMetadata()).containsEntry("requestId", "r1");
    assertThat(rest.getAmount()).isEqualTo(2000);
    Charge charge = shop.client.v1().charges().retrieve(part.getCharge());
    assertThat(charge.getAmountRefunded()).isEqualTo(2900);
    assertThat(charge.getRefunded()).isTrue();
    assertThat(shop.happened())
        .endsWith(
            "refund.created",
            "charge.refunded",
            "refund.updated",
            "refund.created",
            "charge.refunded",
            "refund.updated");
    assertThatThrownBy(() -> refund(1L))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            e -> assertThat(e.getCode()).isEqualTo("charge_already_refunded"));
  }

  @Test
  void moreThanWasPaidDoesNotGoBack() {
    assertThatThrownBy(() -> refund(2901L)).isInstanceOf(InvalidRequestException.class);
  }

  private Refund refund(@Nullable Long amount) throws Exception {
    return shop.client
        .v1()
        .refunds()
        .create(
            RefundCreateParams.builder()
                .setPaymentIntent(payment)
                .setAmount(amount)
                .putMetadata("requestId", "r1")
                .build());
  }
}
