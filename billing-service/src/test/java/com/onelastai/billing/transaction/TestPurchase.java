package com.onelastai.billing.transaction;

import com.onelastai.billing.stripe.Parsed;
import com.onelastai.billing.stripe.Purchase;
import com.onelastai.billing.stripe.StripeEvent;
import com.onelastai.billing.stripe.StripeObject;
import com.onelastai.billing.stripe.StripeRefund;
import com.onelastai.billing.test.StripeJson;
import com.onelastai.billing.test.StripeServer;
import com.onelastai.billing.webhook.StripeEventHandler;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** Stripe's events of a monthly purchase of the plan pro. */
public final class TestPurchase {

  public static final Instant BOUGHT = Instant.parse("2026-03-01T10:00:00Z");
  public static final long PRICE = 2900;

  public final String userId;
  public final String invoiceId = "in_" + UUID.randomUUID();
  public final String intentId = "pi_" + invoiceId;
  public final String subscriptionId;
  public final Purchase purchase;

  public TestPurchase(String userId) {
    this(userId, "sub_" + UUID.randomUUID());
  }

  /** Another payment of the same subscription. */
  public TestPurchase(String userId, String subscriptionId) {
    this.userId = userId;
    this.subscriptionId = subscriptionId;
    this.purchase = new Purchase(userId, "pro", null, "monthly", null, null);
  }

  /** Stubs the card payment of the invoice at Stripe. */
  public TestPurchase byCard() {
    StripeServer.onGet(
        "/v1/invoice_payments",
        "invoice",
        invoiceId,
        StripeJson.list(StripeJson.payment(intentId, "https://receipt.example/1")));
    return this;
  }

  public StripeEvent finalized() {
    return invoice("finalized", 0, "open");
  }

  public StripeEvent declined(int second) {
    return invoice("payment_failed", second, "open");
  }

  public StripeEvent paid(int second) {
    return invoice("paid", second, "paid");
  }

  public StripeEvent voided(int second) {
    return invoice("voided", second, "void");
  }

  private StripeEvent invoice(String what, int second, String status) {
    ObjectNode json = invoice().put("status", status);
    return invoice(what, second, json.put("amount_paid", status.equals("paid") ? PRICE : 0));
  }

  public StripeEvent invoice(String what, int second, ObjectNode json) {
    return event("invoice." + what, second, Parsed.invoice(json));
  }

  /** The paid invoice, in Stripe's format. */
  public ObjectNode invoice() {
    return invoice(BOUGHT);
  }

  public ObjectNode invoice(Instant created) {
    return StripeJson.invoice(invoiceId, "cus_1", subscriptionId, purchase, created);
  }

  /** A refund of a refund request. */
  public StripeRefund refund(String id, String status, long amount, String requestId) {
    return Parsed.refund(json(id, status, amount, requestId));
  }

  /** A refund that was created by hand at Stripe, without our metadata. */
  public StripeRefund refundByHand(String id, String status, long amount) {
    return Parsed.refund(json(id, status, amount, "").putNull("metadata"));
  }

  private ObjectNode json(String id, String status, long amount, String requestId) {
    Instant at = BOUGHT.plusSeconds(60);
    return StripeJson.refund(id, intentId, invoiceId, userId, requestId, amount, at)
        .put("status", status)
        .put("failure_reason", status.equals("failed") ? "expired_or_canceled_card" : null);
  }

  public StripeEvent updated(StripeRefund refund, int second) {
    return event("refund.updated", second, refund);
  }

  public StripeEvent creditNote(ObjectNode json) {
    return event("credit_note.updated", 9, Parsed.creditNote(json));
  }

  private static StripeEvent event(String type, int second, StripeObject object) {
    return new StripeEvent("evt_" + UUID.randomUUID(), type, BOUGHT.plusSeconds(second), object);
  }

  public static void handle(List<StripeEventHandler> handlers, StripeEvent event) {
    handlers.stream()
        .filter(handler -> handler.types().contains(event.type()))
        .forEach(handler -> handler.handle(event));
  }
}
