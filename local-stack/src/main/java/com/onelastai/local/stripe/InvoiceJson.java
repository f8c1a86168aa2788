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
    total(invoice, subscription, lines);
    return invoice;
  }

  private static void total(ObjectNode invoice, ObjectNode subscription, List<ObjectNode> lines) {
    List<Long> amounts = lines.stream().map(line -> Json.number(line, "amount")).toList();
    long subtotal = amounts.stream().mapToLong(Long::longValue).sum();
    long untaxed =
        amounts.stream()
            .mapToLong(amount -> TaxRates.excludingInclusive(subscription, amount))
            .sum();
    long discount = lines.stream().mapToLong(InvoiceJson::discountOf).sum();
    long taxOnTop = lines.stream().mapToLong(line -> tax(line, true)).sum();
    long taxInside = lines.stream().mapToLong(line -> tax(line, false)).sum();
    invoice
        .put("subtotal", subtotal)
        .put("subtotal_excluding_tax", untaxed)
        .put("total", subtotal - discount + taxOnTop)
        .put("total_excluding_tax", subtotal - discount - taxInside);
    invoice.set("default_tax_rates", subscription.get("default_tax_rates").deepCopy());
    addUpTaxes((ArrayNode) invoice.get("total_taxes"), lines);
    addUpDiscounts(invoice, lines);
  }

  private static void addUpTaxes(ArrayNode totals, List<ObjectNode> lines) {
    Map<String, ObjectNode> byRate = new LinkedHashMap<>();
    lines.stream()
        .flatMap(InvoiceJson::taxes)
        .forEach(tax ->
            byRate.merge(
                Json.text(tax, "tax_rate_details.tax_rate"), tax.deepCopy(), InvoiceJson::add));
    byRate.values().forEach(totals::add);
  }

  private static ObjectNode add(ObjectNode sum, ObjectNode tax) {
    for (String field : List.of("amount", "taxable_amount")) {
      sum.put(field, Json.number(sum, field) + Json.number(tax, field));
    }
    return sum;
  }

  private static Stream<ObjectNode> taxes(ObjectNode line) {
    return Json.each(line, "taxes");
  }

  private static long tax(ObjectNode line, boolean onTop) {
    return taxes(line)
        .filter(tax -> TaxRates.isOnTop(tax) == onTop)
        .mapToLong(tax -> Json.number(tax, "amount"))
        .sum();
  }

  private static void addUpDiscounts(ObjectNode invoice, List<ObjectNode> lines) {
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

  /** Names the line whose time a credit gives back. */
  static ObjectNode credits(ObjectNode credit, ObjectNode charged) {
    Json.object(credit, "parent.subscription_item_details")
        .putObject("proration_details")
        .putObject("credited_items")
        .put("invoice", Json.text(charged, "invoice"))
        .putArray("invoice_line_items")
        .add(Json.id(charged));
    return credit;
  }
}
