package com.onelastai.local.stripe;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

final class InvoiceJson {

  private static final String INVOICE =
      """
      {
        "id": null,
        "object": "invoice",
        "account_country": "US",
        "account_name": "Stripe simulator",
        "account_tax_ids": null,
        "amount_due": 0,
        "amount_overpaid": 0,
        "amount_paid": 0,
        "amount_remaining": 0,
        "amount_shipping": 0,
        "application": null,
        "attempt_count": 0,
        "attempted": false,
        "auto_advance": true,
        "automatic_tax": {
          "disabled_reason": null,
          "enabled": false,
          "liability": null,
          "provider": null,
          "status": null
        },
        "automatically_finalizes_at": null,
        "billing_reason": null,
        "collection_method": "charge_automatically",
        "created": 0,
        "currency": null,
        "custom_fields": null,
        "customer": null,
        "customer_address": null,
        "customer_email": null,
        "customer_name": null,
        "customer_phone": null,
        "customer_shipping": null,
        "customer_tax_exempt": "none",
        "customer_tax_ids": [],
        "default_payment_method": null,
        "default_source": null,
        "default_tax_rates": [],
        "description": null,
        "discounts": [],
        "due_date": null,
        "effective_at": null,
        "ending_balance": null,
        "footer": null,
        "from_invoice": null,
        "hosted_invoice_url": null,
        "invoice_pdf": null,
        "issuer": {"type": "self"},
        "last_finalization_error": null,
        "latest_revision": null,
        "lines": {},
        "livemode": false,
        "metadata": {},
        "next_payment_attempt": null,
        "number": null,
        "on_behalf_of": null,
        "parent": {
          "quote_details": null,
          "subscription_details": {"metadata": {}, "subscription": null},
          "type": "subscription_details"
        },
        "payment_settings": {
          "default_mandate": null,
          "payment_method_options": null,
          "payment_method_types": null
        },
        "period_end": 0,
        "period_start": 0,
        "post_payment_credit_notes_amount": 0,
        "pre_payment_credit_notes_amount": 0,
        "receipt_number": null,
        "rendering": null,
        "shipping_cost": null,
        "shipping_details": null,
        "starting_balance": 0,
        "statement_descriptor": null,
        "status": "draft",
        "status_transitions": {
          "finalized_at": null,
          "marked_uncollectible_at": null,
          "paid_at": null,
          "voided_at": null
        },
        "subtotal": 0,
        "subtotal_excluding_tax": 0,
        "test_clock": null,
        "total": 0,
        "total_discount_amounts": [],
        "total_excluding_tax": 0,
        "total_pretax_credit_amounts": [],
        "total_taxes": [],
        "webhooks_delivered_at": null
      }
      """;
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

  private InvoiceJson() {}

  /** A draft with what its lines come to. */
  static ObjectNode draft(
      ObjectNode customer, ObjectNode subscription, String reason, List<ObjectNode> lines) {
    String id = Ids.next("in_");
    ObjectNode invoice =
        Json.of(INVOICE)
            .put("id", id)
            .put("billing_reason", reason)
            .put("currency", Json.text(subscription, "currency"))
            .put("customer", Json.text(customer, "id"))
            .put("customer_email", Json.find(customer, "email").orElse(null))
            .put("customer_name", Json.find(customer, "name").orElse(null));
    invoice.set("customer_address", customer.get("address"));
    Json.object(invoice, "parent.subscription_details")
        .put("subscription", Json.text(subscription, "id"))
        .set("metadata", subscription.get("metadata").deepCopy());
    lines.forEach(line -> line.put("invoice", id));
    invoice.set("lines", ListJson.of("/v1/invoices/" + id + "/lines", lines, false));
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

  private static Stream<ObjectNode> discountAmounts(ObjectNode line) {
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
