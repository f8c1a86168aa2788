package com.onelastai.local.stripe;

import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

final class InvoiceLineJson {

  private static final String LINE =
      """
      {
        "id": null,
        "object": "line_item",
        "amount": 0,
        "currency": null,
        "description": null,
        "discount_amounts": [],
        "discountable": true,
        "discounts": [],
        "invoice": null,
        "livemode": false,
        "metadata": {},
        "parent": {
          "invoice_item_details": null,
          "subscription_item_details": {
            "invoice_item": null,
            "proration": false,
            "proration_details": {"credited_items": null},
            "subscription": null,
            "subscription_item": null
          },
          "type": "subscription_item_details"
        },
        "period": {},
        "pretax_credit_amounts": [],
        "pricing": {
          "price_details": {"price": null, "product": null},
          "type": "price_details",
          "unit_amount_decimal": null
        },
        "quantity": 1,
        "subscription": null,
        "subtotal": 0,
        "taxes": []
      }
      """;

  private InvoiceLineJson() {}

  static Stream<ObjectNode> discountAmounts(ObjectNode line) {
    return Json.each(line, "discount_amounts");
  }

  static long discountOf(ObjectNode line) {
    return discountAmounts(line).mapToLong(amount -> Json.number(amount, "amount")).sum();
  }

  static ObjectNode line(
      ObjectNode subscription, ObjectNode price, long amount, String description, Period period) {
    ObjectNode line =
        Json.of(LINE)
            .put("id", Ids.next("il_"))
            .put("amount", amount)
            .put("currency", Json.text(subscription, "currency"))
            .put("description", description)
            .put("subscription", Json.text(subscription, "id"))
            .put("subtotal", amount);
    line.set("metadata", subscription.get("metadata").deepCopy());
    line.putObject("period").put("start", period.start()).put("end", period.end());
    Json.object(line, "parent.subscription_item_details")
        .put("subscription", Json.text(subscription, "id"))
        .put("subscription_item", Json.text(SubscriptionJson.item(subscription), "id"));
    Json.object(line, "pricing")
        .put("unit_amount_decimal", Json.text(price, "unit_amount_decimal"));
    Json.object(line, "pricing.price_details")
        .put("price", Json.text(price, "id"))
        .put("product", Json.text(price, "product"));
    return line;
  }

  /**
   * @param discountable whether discounts apply; what was not used goes back as it was paid
   */
  static ObjectNode prorated(ObjectNode line, boolean discountable) {
    line.put("discountable", discountable);
    Json.object(line, "parent.subscription_item_details").put("proration", true);
    return line;
  }
}
