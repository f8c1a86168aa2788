package com.onelastai.local.stripe;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

final class InvoiceJson {

  /** The path of an invoice's subscription. */
  static final String SUBSCRIPTION = "parent.subscription_details.subscription";

  private InvoiceJson() {}

  /** A draft with the totals of its lines. */
  static ObjectNode draft(
      ObjectNode customer, ObjectNode subscription, String reason, List<ObjectNode> lines) {
    String id = Json.newId("in_");
    ObjectNode invoice =
        Json.template("invoice", id)
            .put("billing_reason", reason)
            .put("currency", Json.text(subscription, "currency"))
            .put("customer", Json.id(customer))
            .put("customer_email", Json.find(customer, "email").orElse(null))
            .put("customer_name", Json.find(customer, "name").orElse(null));
    invoice.set("customer_address", customer.get("address"));
    Json.object(invoice, "parent.subscription_details")
        .put("subscription", Json.id(subscription))
        .set("metadata", subscription.get("metadata").deepCopy());
    lines.forEach(line -> line.put("invoice", id));
    invoice.set("lines", Json.list("/v1/invoices/" + id + "/lines", lines, false));
    total(invoice, lines);
    return invoice;
  }

  private static void total(ObjectNode invoice, List<ObjectNode> lines) {
    long subtotal = lines.stream().mapToLong(line -> Json.number(line, "amount")).sum();
    long total = subtotal - lines.stream().mapToLong(InvoiceJson::discountOf).sum();
    invoice
        .put("subtotal", subtotal)
        .put("subtotal_excluding_tax", subtotal)
        .put("total", total)
        .put("total_excluding_tax", total);
    ArrayNode discounts = (ArrayNode) invoice.get("discounts");
    ArrayNode amounts = (ArrayNode) invoice.get("total_discount_amounts");
    lines.stream()
        .flatMap(line -> line.get("discounts").valueStream())
        .map(discount -> discount.asString())
        .distinct()
        .forEach(discount -> {
          long off =
              lines.stream()
                  .flatMap(InvoiceJson::discountAmounts)
                  .filter(amount -> Json.text(amount, "discount").equals(discount))
                  .mapToLong(amount -> Json.number(amount, "amount"))
                  .sum();
          discounts.add(discount);
          amounts.addObject().put("amount", off).put("discount", discount);
        });
  }

  static Stream<ObjectNode> discountAmounts(ObjectNode line) {
    return Json.each(line, "discount_amounts");
  }

  static long discountOf(ObjectNode line) {
    return discountAmounts(line).mapToLong(amount -> Json.number(amount, "amount")).sum();
  }

  static ObjectNode line(
      ObjectNode subscription, ObjectNode price, long amount, String description, Period period) {
    ObjectNode line =
        Json.template("line_item", Json.newId("il_"))
            .put("amount", amount)
            .put("currency", Json.text(subscription, "currency"))
            .put("description", description)
            .put("subscription", Json.id(subscription))
            .put("subtotal", amount);
    line.set("metadata", subscription.get("metadata").deepCopy());
    line.putObject("period").put("start", period.start()).put("end", period.end());
    Json.object(line, "parent.subscription_item_details")
        .put("subscription", Json.id(subscription))
        .put("subscription_item", Json.text(SubscriptionJson.item(subscription), "id"));
    Json.object(line, "pricing")
        .put("unit_amount_decimal", Json.text(price, "unit_amount_decimal"));
    Json.object(line, "pricing.price_details")
        .put("price", Json.id(price))
        .put("product", Json.text(price, "product"));
    return line;
  }

  /**
   * @param discountable whether discounts apply; unused time is credited as paid
   */
  static ObjectNode prorated(ObjectNode line, boolean discountable) {
    line.put("discountable", discountable);
    Json.object(line, "parent.subscription_item_details").put("proration", true);
    return line;
  }
}
