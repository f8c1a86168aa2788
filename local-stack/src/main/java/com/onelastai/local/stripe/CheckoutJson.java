package com.onelastai.local.stripe;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

final class CheckoutJson {

  private static final String SESSION =
      """
      {
        "id": null,
        "object": "checkout.session",
        "adaptive_pricing": null,
        "after_expiration": null,
        "allow_promotion_codes": null,
        "amount_subtotal": null,
        "amount_total": null,
        "automatic_tax": {"enabled": false, "liability": null, "provider": null, "status": null},
        "billing_address_collection": null,
        "cancel_url": null,
        "client_reference_id": null,
        "client_secret": null,
        "consent": null,
        "consent_collection": null,
        "created": 0,
        "currency": null,
        "currency_conversion": null,
        "custom_fields": [],
        "customer": null,
        "customer_creation": null,
        "customer_details": null,
        "customer_email": null,
        "discounts": [],
        "expires_at": 0,
        "invoice": null,
        "invoice_creation": null,
        "livemode": false,
        "locale": null,
        "metadata": {},
        "mode": null,
        "payment_intent": null,
        "payment_link": null,
        "payment_method_collection": "always",
        "payment_method_configuration_details": null,
        "payment_method_options": {},
        "payment_method_types": ["card"],
        "payment_status": "unpaid",
        "recovered_from": null,
        "redirect_on_completion": null,
        "return_url": null,
        "saved_payment_method_options": null,
        "setup_intent": null,
        "shipping_address_collection": null,
        "shipping_cost": null,
        "shipping_options": [],
        "status": "open",
        "submit_type": null,
        "subscription": null,
        "success_url": null,
        "total_details": null,
        "ui_mode": "hosted_page",
        "url": null
      }
      """;

  private CheckoutJson() {}

  static ObjectNode session(String mode, String customer, long created, long expiresAt) {
    return Json.of(SESSION)
        .put("id", Ids.next("cs_test_"))
        .put("mode", mode)
        .put("customer", customer)
        .put("created", created)
        .put("expires_at", expiresAt);
  }

  static void total(ObjectNode session, ObjectNode price, long discount, boolean trial) {
    long subtotal = trial ? 0 : Json.number(price, "unit_amount");
    session
        .put("currency", Json.text(price, "currency"))
        .put("amount_subtotal", subtotal)
        .put("amount_total", subtotal - discount)
        .putObject("total_details")
        .put("amount_discount", discount)
        .put("amount_shipping", 0)
        .put("amount_tax", 0);
  }

  /**
   * What the session does not show, and its page needs: what to subscribe to.
   *
   * @param coupon id; null if there is none
   */
  static ObjectNode order(
      String session, ObjectNode price, Call subscriptionData, @Nullable String coupon) {
    ObjectNode order =
        Json.MAPPER
            .createObjectNode()
            .put("id", orderId(session))
            .put("object", "checkout.order")
            .put("coupon", coupon)
            .put("description", subscriptionData.text("description").orElse(null))
            .put("trial_days", subscriptionData.number("trial_period_days").orElse(0L));
    order.set("price", price.deepCopy());
    subscriptionData.mergeMetadata("metadata", order.putObject("metadata"));
    return order;
  }

  static String orderId(String session) {
    return "order_" + session;
  }

  static ObjectNode lineItems(ObjectNode session, ObjectNode price, String name) {
    String id = Json.text(session, "id");
    ObjectNode item =
        Json.MAPPER
            .createObjectNode()
            .put("id", "li_" + id)
            .put("object", "item")
            .put("amount_discount", Json.number(session, "total_details.amount_discount"))
            .put("amount_subtotal", Json.number(session, "amount_subtotal"))
            .put("amount_tax", 0)
            .put("amount_total", Json.number(session, "amount_total"))
            .put("currency", Json.text(session, "currency"))
            .put("description", name)
            .put("quantity", 1);
    item.set("price", price.deepCopy());
    return ListJson.of("/v1/checkout/sessions/" + id + "/line_items", List.of(item), false);
  }
}
