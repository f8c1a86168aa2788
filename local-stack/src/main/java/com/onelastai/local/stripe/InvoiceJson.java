package com.onelastai.local.stripe;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

final class InvoiceJson {

  /** The path of an invoice's subscription. */
  static final String SUBSCRIPTION = "parent.subscription_details.subscription";

  private InvoiceJson() {}

  /** A draft with the totals of its lines. */
  static ObjectNode draft(
      State state,
      ObjectNode customer,
      ObjectNode subscription,
      String reason,
      List<ObjectNode> lines) {
    ObjectNode invoice =
        state
            .create("invoice")
            .put("billing_reason", reason)
            .put("currency", Json.text(subscription, "currency"))
            .put("customer", Json.id(customer))
            .put("customer_email", Json.find(customer, "email").orElse(null))
            .put("customer_name", Json.find(customer, "name").orElse(null));
    String id = Json.id(invoice);
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
    Map<String, Long> amountByDiscount = new LinkedHashMap<>();
    lines.stream()
        .flatMap(InvoiceJson::discountAmounts)
        .forEach(off ->
            amountByDiscount.merge(
                Json.text(off, "discount"), Json.number(off, "amount"), Long::sum));
    amountByDiscount.forEach((discount, amount) -> {
      discounts.add(discount);
      amounts.addObject().put("amount", amount).put("discount", discount);
    });
  }

  private static Stream<ObjectNode> discountAmounts(ObjectNode line) {
    return Json.each(line, "discount_amounts");
  }

  static long discountOf(ObjectNode line) {
    return discountAmounts(line).mapToLong(amount -> Json.number(amount, "amount")).sum();
  }

  static ObjectNode line(
      ObjectNode subscription, ObjectNode price, long amount, String description, Period period) {
    ObjectNode line =
        Json.create("line_item")
            .put("amount", amount)
            .put("currency", Json.text(subscription, "currency"))
            .put("description", description)
            .put("subscription", Json.id(subscription))
            .put("subtotal", amount);
    line.set("metadata", subscription.get("metadata").deepCopy());
    line.putObject("period").put("start", period.start()).put("end", period.end());
    Json.object(line, "parent.subscription_item_details")
        .put("subscription", Json.id(subscription))
        .put("subscription_item", Json.id(Subscriptions.item(subscription)));
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
