package com.onelastai.billing.test;

import com.onelastai.billing.stripe.Purchase;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Objects as Stripe writes them, with what is usual in them; tests change what they are about, as
 * with {@code subscription(...).put("status", "past_due")}.
 */
public final class StripeJson {

  public static final String API_VERSION = "2026-05-27.dahlia";

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PERIOD = Duration.ofDays(30);

  private StripeJson() {}

  public static ObjectNode customer(String id) {
    return customer(id, null);
  }

  public static ObjectNode customer(String id, @Nullable String defaultCardId) {
    ObjectNode customer = object(id, "customer");
    customer.putObject("invoice_settings").put("default_payment_method", defaultCardId);
    customer.putObject("metadata");
    return customer;
  }

  /** An active monthly subscription for 29.00 USD. */
  public static ObjectNode subscription(
      String id, String customerId, Purchase purchase, Instant start) {
    ObjectNode subscription =
        json(
            """
            {"id": "%1$s", "object": "subscription", "customer": "%2$s", "status": "active",
             "currency": "usd", "created": %3$d, "start_date": %3$d, "cancel_at_period_end": false,
             "latest_invoice": "in_of_%1$s",
             "items": {"object": "list", "data": [
               {"id": "si_of_%1$s", "object": "subscription_item", "quantity": 1,
                "current_period_start": %3$d, "current_period_end": %4$d,
                "price": {"id": "price_of_%1$s", "object": "price", "unit_amount": 2900,
                          "currency": "usd"}}]}}
            """,
            id, customerId, start.getEpochSecond(), start.plus(PERIOD).getEpochSecond());
    subscription.set("metadata", metadata(purchase));
    return subscription;
  }

  /** Sets the period of a subscription. */
  public static ObjectNode withPeriod(ObjectNode subscription, Instant start, Instant end) {
    ((ObjectNode) subscription.at("/items/data/0"))
        .put("current_period_start", start.getEpochSecond())
        .put("current_period_end", end.getEpochSecond());
    return subscription;
  }

  /**
   * Adds a change of plan that waits for its payment.
   *
   * @param until when it expires
   */
  public static ObjectNode withPendingChange(
      ObjectNode subscription, String planId, String interval, Instant until) {
    subscription.set(
        "pending_update",
        json(
            """
            {"expires_at": %d, "subscription_items": [
               {"id": "si_1", "object": "subscription_item", "quantity": 1,
                "price": {"id": "price_2", "object": "price", "product": "plan-%s",
                          "recurring": {"interval": "%s", "interval_count": 1}}}]}
            """,
            until.getEpochSecond(), planId, interval));
    return subscription;
  }

  /** An open page for a subscription. */
  public static ObjectNode checkout(String id, String customerId, Purchase purchase) {
    ObjectNode session =
        object(id, "checkout.session")
            .put("mode", "subscription")
            .put("status", "open")
            .put("customer", customerId)
            .put("url", "https://pay.example/" + id);
    session.set("metadata", metadata(purchase));
    return session;
  }

  /** The paid first invoice of a subscription, for 29.00 USD. */
  public static ObjectNode invoice(
      String id, String customerId, String subscriptionId, Purchase purchase, Instant created) {
    ObjectNode invoice =
        json(
            """
            {"id": "%1$s", "object": "invoice", "customer": "%2$s", "status": "paid",
             "billing_reason": "subscription_create", "created": %4$d, "number": "A-0001",
             "currency": "usd", "subtotal": 2900, "total": 2900, "amount_due": 2900,
             "amount_paid": 2900, "hosted_invoice_url": "https://pay.example/invoices/%1$s",
             "customer_name": "Ada Example", "customer_email": "ada@example.org",
             "lines": {"object": "list", "data": [
               {"id": "il_of_%1$s", "object": "line_item", "description": "1 × Pro", "quantity": 1,
                "amount": 2900, "currency": "usd", "period": {"start": %4$d, "end": %5$d}}]},
             "parent": {"type": "subscription_details",
                        "subscription_details": {"subscription": "%3$s"}}}
            """,
            id,
            customerId,
            subscriptionId,
            created.getEpochSecond(),
            created.plus(PERIOD).getEpochSecond());
    ((ObjectNode) invoice.at("/parent/subscription_details")).set("metadata", metadata(purchase));
    return invoice;
  }

  /**
   * Makes the line of an invoice a credit for unused time of its period.
   *
   * @param of the invoice that charged the time; null if it is not named
   */
  public static ObjectNode crediting(ObjectNode invoice, long amount, @Nullable String of) {
    ObjectNode line = (ObjectNode) invoice.at("/lines/data/0");
    line.put("amount", -amount);
    ObjectNode details =
        line.putObject("parent")
            .put("type", "subscription_item_details")
            .putObject("subscription_item_details")
            .put("proration", true)
            .putObject("proration_details");
    if (of != null) {
      details.putObject("credited_items").put("invoice", of);
    }
    return invoice
        .put("billing_reason", "subscription_update")
        .put("subtotal", -amount)
        .put("total", -amount)
        .put("amount_due", 0)
        .put("amount_paid", 0);
  }

  /** The payment of an invoice by card. */
  public static ObjectNode payment(String paymentIntentId, String receiptUrl) {
    return json(
        """
        {"id": "inpay_1", "object": "invoice_payment", "status": "paid", "amount_paid": 2900, "payment":
          {"type": "payment_intent", "payment_intent":
            {"id": "%s", "object": "payment_intent", "latest_charge":
              {"id": "ch_1", "object": "charge", "receipt_url": "%s"}}}}
        """,
        paymentIntentId, receiptUrl);
  }

  /** A succeeded refund of a refund request. */
  public static ObjectNode refund(
      String id,
      String paymentIntentId,
      String transactionId,
      String userId,
      String requestId,
      long amount,
      Instant created) {
    return json(
        """
        {"id": "%s", "object": "refund", "status": "succeeded", "amount": %d, "currency": "usd",
         "created": %d, "payment_intent": "%s",
         "metadata": {"transactionId": "%s", "userId": "%s", "requestId": "%s"}}
        """,
        id, amount, created.getEpochSecond(), paymentIntentId, transactionId, userId, requestId);
  }

  /** Issued after the payment. */
  public static ObjectNode creditNote(String id, String invoiceId, long amount) {
    return json(
        """
        {"id": "%s", "object": "credit_note", "status": "issued", "invoice": "%s",
         "amount": %3$d, "post_payment_amount": %3$d, "pre_payment_amount": 0,
         "number": "A-0001-CN-01", "currency": "usd", "created": 1772600000}
        """,
        id, invoiceId, amount);
  }

  public static ObjectNode dispute(
      String id, String paymentIntentId, String status, long amount, Instant created) {
    return json(
        """
        {"id": "%s", "object": "dispute", "status": "%s", "amount": %d, "currency": "usd",
         "created": %d, "payment_intent": "%s", "charge": "ch_1", "reason": "fraudulent",
         "evidence_details": {"due_by": 1777000000, "has_evidence": false}}
        """,
        id, status, amount, created.getEpochSecond(), paymentIntentId);
  }

  public static ObjectNode card(String id, String customerId) {
    return json(
        """
        {"id": "%s", "object": "payment_method", "type": "card", "customer": "%s", "card":
          {"brand": "visa", "last4": "4242", "exp_month": 12, "exp_year": 2034}}
        """,
        id, customerId);
  }

  public static ObjectNode list(JsonNode... elements) {
    ObjectNode list = JSON.createObjectNode().put("object", "list").put("has_more", false);
    list.putArray("data").addAll(Stream.of(elements).toList());
    return list;
  }

  /** The body of a webhook. */
  public static String event(String id, String type, Instant created, ObjectNode object) {
    ObjectNode event =
        object(id, "event")
            .put("type", type)
            .put("created", created.getEpochSecond())
            .put("api_version", API_VERSION);
    event.putObject("data").set("object", object);
    return event.toString();
  }

  /** The header Stripe-Signature of a webhook. */
  public static String signature(String payload, Instant at) {
    return signature(payload, at, StripeServer.WEBHOOK_SECRET);
  }

  public static String signature(String payload, Instant at, String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      String signed = at.getEpochSecond() + "." + payload;
      byte[] hash = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
      return "t=" + at.getEpochSecond() + ",v1=" + HexFormat.of().formatHex(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static ObjectNode error(String type, String code) {
    ObjectNode answer = JSON.createObjectNode();
    answer.putObject("error").put("type", type).put("code", code).put("message", "It was " + code);
    return answer;
  }

  static ObjectNode unknown(String kind, String id) {
    ObjectNode answer = error("invalid_request_error", "resource_missing");
    ((ObjectNode) answer.path("error"))
        .put("message", "No such " + kind + ": '" + id + "'")
        .put("param", kind);
    return answer;
  }

  static ObjectNode decline(String declineCode) {
    ObjectNode answer = error("card_error", "card_declined");
    ((ObjectNode) answer.path("error")).put("decline_code", declineCode);
    return answer;
  }

  private static ObjectNode metadata(Purchase purchase) {
    ObjectNode metadata =
        JSON.createObjectNode()
            .put("userId", purchase.userId())
            .put("planId", purchase.planId())
            .put("period", purchase.period());
    if (purchase.agentId() != null) {
      metadata.put("agentId", purchase.agentId());
    }
    if (purchase.couponCode() != null) {
      metadata.put("couponCode", purchase.couponCode());
    }
    if (purchase.reservation() != null) {
      metadata.put("reservation", purchase.reservation());
    }
    return metadata;
  }

  private static ObjectNode json(String template, Object... values) {
    return (ObjectNode) JSON.readTree(template.formatted(values));
  }

  private static ObjectNode object(String id, String type) {
    return JSON.createObjectNode().put("id", id).put("object", type);
  }
}
