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
        object(id, "subscription")
            .put("customer", customerId)
            .put("status", "active")
            .put("currency", "usd")
            .put("created", start.getEpochSecond())
            .put("start_date", start.getEpochSecond())
            .put("cancel_at_period_end", false)
            .put("latest_invoice", "in_of_" + id);
    subscription
        .putObject("items")
        .put("object", "list")
        .putArray("data")
        .add(subscriptionItem(id, start));
    subscription.set("metadata", metadata(purchase));
    return subscription;
  }

  private static ObjectNode subscriptionItem(String subscriptionId, Instant start) {
    ObjectNode item =
        object("si_of_" + subscriptionId, "subscription_item")
            .put("quantity", 1)
            .put("current_period_start", start.getEpochSecond())
            .put("current_period_end", start.plus(PERIOD).getEpochSecond());
    item.set(
        "price",
        object("price_of_" + subscriptionId, "price")
            .put("unit_amount", 2900)
            .put("currency", "usd"));
    return item;
  }

  /** Sets the period of a subscription. */
  public static ObjectNode withPeriod(ObjectNode subscription, Instant start, Instant end) {
    ((ObjectNode) subscription.at("/items/data/0"))
        .put("current_period_start", start.getEpochSecond())
        .put("current_period_end", end.getEpochSecond());
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
        object(id, "invoice")
            .put("customer", customerId)
            .put("status", "paid")
            .put("billing_reason", "subscription_create")
            .put("created", created.getEpochSecond())
            .put("number", "A-0001")
            .put("currency", "usd")
            .put("subtotal", 2900)
            .put("total", 2900)
            .put("amount_due", 2900)
            .put("amount_paid", 2900)
            .put("hosted_invoice_url", "https://pay.example/invoices/" + id)
            .put("customer_name", "Ada Example")
            .put("customer_email", "ada@example.org");
    ObjectNode line =
        object("il_of_" + id, "line_item")
            .put("description", "1 × Pro")
            .put("quantity", 1)
            .put("amount", 2900)
            .put("currency", "usd");
    line.putObject("period")
        .put("start", created.getEpochSecond())
        .put("end", created.plus(PERIOD).getEpochSecond());
    invoice.putObject("lines").put("object", "list").putArray("data").add(line);
    invoice
        .putObject("parent")
        .put("type", "subscription_details")
        .putObject("subscription_details")
        .put("subscription", subscriptionId)
        .set("metadata", metadata(purchase));
    return invoice;
  }

  /** The payment of an invoice by card. */
  public static ObjectNode payment(String paymentIntentId, String receiptUrl) {
    ObjectNode payment = object("inpay_1", "invoice_payment").put("status", "paid");
    payment
        .putObject("payment")
        .put("type", "payment_intent")
        .set(
            "payment_intent",
            object(paymentIntentId, "payment_intent")
                .set("latest_charge", object("ch_1", "charge").put("receipt_url", receiptUrl)));
    return payment;
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
    ObjectNode refund =
        object(id, "refund")
            .put("status", "succeeded")
            .put("amount", amount)
            .put("currency", "usd")
            .put("created", created.getEpochSecond())
            .put("payment_intent", paymentIntentId);
    refund
        .putObject("metadata")
        .put("transactionId", transactionId)
        .put("userId", userId)
        .put("requestId", requestId);
    return refund;
  }

  public static ObjectNode card(String id, String customerId) {
    ObjectNode card = object(id, "payment_method").put("type", "card").put("customer", customerId);
    card.putObject("card")
        .put("brand", "visa")
        .put("last4", "4242")
        .put("exp_month", 12)
        .put("exp_year", 2034);
    return card;
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

  private static ObjectNode object(String id, String type) {
    return JSON.createObjectNode().put("id", id).put("object", type);
  }
}
