package com.onelastai.billing.transaction;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.onelastai.billing.stripe.Purchase;
import com.onelastai.billing.stripe.StripeEvent;
import com.onelastai.billing.stripe.StripeInvoice;
import com.onelastai.billing.stripe.StripeInvoice.Buyer;
import com.onelastai.billing.stripe.StripeInvoice.Line;
import com.onelastai.billing.stripe.StripeObject;
import com.onelastai.billing.stripe.StripeRefund;
import com.onelastai.billing.test.StripeServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Stripe's events of a monthly purchase of the plan pro. */
public final class TestPurchase {

  public static final Instant BOUGHT = Instant.parse("2026-03-01T10:00:00Z");
  public static final long PRICE = 2900;

  public final String userId;
  public final String invoiceId = "in_" + UUID.randomUUID();
  public final String intentId = "pi_" + invoiceId;
  public final String subscriptionId = "sub_" + invoiceId;
  private final String billingReason;

  public TestPurchase(String userId) {
    this(userId, "subscription_create");
  }

  public TestPurchase(String userId, String billingReason) {
    this.userId = userId;
    this.billingReason = billingReason;
  }

  /** Stubs the card payment of the invoice at Stripe. */
  public TestPurchase byCard() {
    String payment =
        """
        {"object": "list", "has_more": false, "data": [
          {"id": "inpay_1", "object": "invoice_payment", "status": "paid",
           "payment": {"type": "payment_intent", "payment_intent":
            {"id": "%s", "object": "payment_intent", "latest_charge":
             {"id": "ch_1", "object": "charge", "receipt_url": "https://receipt.example/1"}}}}]}
        """
            .formatted(intentId);
    StripeServer.server()
        .stubFor(
            get(urlPathEqualTo("/v1/invoice_payments"))
                .withQueryParam("invoice", equalTo(invoiceId))
                .willReturn(
                    aResponse().withHeader("Content-Type", "application/json").withBody(payment)));
    return this;
  }

  public StripeEvent finalized() {
    return event("invoice.finalized", 0, invoice("open", 0));
  }

  public StripeEvent declined(int second) {
    return event("invoice.payment_failed", second, invoice("open", 0));
  }

  public StripeEvent paid(int second) {
    return event("invoice.paid", second, invoice("paid", PRICE));
  }

  public StripeEvent voided(int second) {
    return event("invoice.voided", second, invoice("void", 0));
  }

  public StripeInvoice invoice(String status, long paid) {
    Purchase purchase = new Purchase(userId, "pro", null, "monthly", null, null);
    return invoice(status, paid, PRICE, purchase);
  }

  public StripeInvoice invoice(String status, long paid, long due, @Nullable Purchase purchase) {
    return new StripeInvoice(
        invoiceId,
        "cus_1",
        subscriptionId,
        status,
        billingReason,
        BOUGHT,
        "A-0001",
        "usd",
        due,
        0,
        0,
        due,
        due,
        paid,
        List.of(new Line("1 × Pro", 1, due, BOUGHT, BOUGHT.plus(Duration.ofDays(31)))),
        "https://invoice.example/" + invoiceId,
        new Buyer("Ada Example", "ada@example.com", List.of("1 Road", "GB")),
        purchase);
  }

  /** A refund of a refund request. */
  public StripeEvent refund(String id, String status, long amount, int second) {
    return event(
        "refund.updated", second, refund(id, status, amount, invoiceId, userId, "request-" + id));
  }

  /** A refund that was created by hand at Stripe, without our metadata. */
  public StripeEvent refundByHand(String id, String status, long amount, int second) {
    return event("refund.updated", second, refund(id, status, amount, null, null, null));
  }

  public StripeRefund refund(
      String id,
      String status,
      long amount,
      @Nullable String transactionId,
      @Nullable String owner,
      @Nullable String requestId) {
    return new StripeRefund(
        id,
        status,
        amount,
        "usd",
        BOUGHT.plusSeconds(60),
        intentId,
        transactionId,
        owner,
        requestId,
        status.equals("failed") ? "expired_or_canceled_card" : null);
  }

  public StripeEvent event(String type, int second, StripeObject object) {
    return new StripeEvent("evt_" + UUID.randomUUID(), type, BOUGHT.plusSeconds(second), object);
  }
}
