package com.onelastai.local.stripe;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Corrections of issued invoices. A credit note first takes off what is still to be paid; the rest
 * goes back as a refund, as credit of the customer, or outside of Stripe.
 */
record CreditNotes(State state, Events events, Subscriptions subscriptions, Refunds refunds) {

  static final String KIND = "credit_note";

  private static final Set<String> CORRECTABLE = Set.of("open", "paid");
  private static final Set<String> REASONS =
      Set.of("duplicate", "fraudulent", "order_change", "product_unsatisfactory");

  private static final String BEFORE_PAYMENT = "pre_payment_credit_notes_amount";
  private static final String AFTER_PAYMENT = "post_payment_credit_notes_amount";

  ObjectNode create(Call call) {
    ObjectNode invoice = state.inParam("invoice", call.required("invoice"), "invoice");
    requireSimulated(call);
    long amount = requireAmount(call, invoice);
    long before = Math.min(amount, Json.number(invoice, "amount_remaining"));
    long after = amount - before;
    requireSplit(call, after);
    ObjectNode note = write(call, invoice, amount, before);
    payBack(call, invoice, note);
    state.add(note);
    events.emit("credit_note.created", note);
    invoice.put(AFTER_PAYMENT, Json.number(invoice, AFTER_PAYMENT) + after);
    if (before > 0) {
      invoice.put(BEFORE_PAYMENT, Json.number(invoice, BEFORE_PAYMENT) + before);
      subscriptions.reduce(invoice, before);
    }
    return note;
  }

  private static void requireSimulated(Call call) {
    Stream.of("lines", "shipping_cost", "refunds", "effective_at")
        .filter(call::has)
        .findFirst()
        .ifPresent(param -> {
          throw StripeError.notSimulated(param);
        });
    if (call.text("reason").filter(reason -> !REASONS.contains(reason)).isPresent()) {
      throw StripeError.invalid("reason", "Invalid reason: must be one of " + REASONS);
    }
  }

  private long requireAmount(Call call, ObjectNode invoice) {
    String status = Json.text(invoice, "status");
    if (!CORRECTABLE.contains(status)) {
      throw StripeError.refused(
          null, "Credit notes can only be created for open or paid invoices, not " + status + ".");
    }
    long amount = call.requiredNumber("amount");
    long left = Json.number(invoice, "total") - credited(invoice);
    if (amount < 1 || amount > left) {
      throw StripeError.invalid(
          "amount",
          "The amount of the credit note (%d) must be positive and at most what is left of the"
                  .formatted(amount)
              + " invoice (%d).".formatted(Math.max(0, left)));
    }
    return amount;
  }

  private static long credited(ObjectNode invoice) {
    return Json.number(invoice, BEFORE_PAYMENT) + Json.number(invoice, AFTER_PAYMENT);
  }

  private static void requireSplit(Call call, long after) {
    long given =
        Stream.of("refund_amount", "credit_amount", "out_of_band_amount")
            .map(call::number)
            .flatMap(Optional::stream)
            .mapToLong(amount -> {
              if (amount < 0) {
                throw StripeError.invalid("amount", "Invalid non-negative integer");
              }
              return amount;
            })
            .sum();
    if (given != after) {
      throw StripeError.refused(
          null,
          "The sum of credit amount, refund amount and out of band amount (%d) must equal the post"
                  .formatted(given)
              + " payment amount (%d).".formatted(after));
    }
  }

  private ObjectNode write(Call call, ObjectNode invoice, long amount, long before) {
    long sequence = state.all(KIND, "invoice", Json.id(invoice)).count() + 1;
    ObjectNode note =
        state
            .create(KIND)
            .put("amount", amount)
            .put("currency", Json.text(invoice, "currency"))
            .put("customer", Json.text(invoice, "customer"))
            .put("effective_at", state.now())
            .put("invoice", Json.id(invoice))
            .put("number", "%s-CN-%02d".formatted(Json.text(invoice, "number"), sequence))
            .put("pre_payment_amount", before)
            .put("post_payment_amount", amount - before)
            .put("type", before == amount ? "pre_payment" : before == 0 ? "post_payment" : "mixed");
    call.copyTo(note, "reason", "memo");
    call.number("out_of_band_amount").ifPresent(part -> note.put("out_of_band_amount", part));
    writeTax(invoice, note, amount);
    note.set("lines", Json.list("/v1/credit_notes/" + Json.id(note) + "/lines", line(note), false));
    return note;
  }

  /** The tax in it has the same share as in the invoice. */
  private static void writeTax(ObjectNode invoice, ObjectNode note, long amount) {
    ArrayNode taxes = (ArrayNode) note.get("total_taxes");
    long total = Json.number(invoice, "total");
    long onTop = 0;
    long inside = 0;
    for (ObjectNode ofInvoice : Json.each(invoice, "total_taxes").toList()) {
      ObjectNode tax = ofInvoice.deepCopy();
      for (String field : List.of("amount", "taxable_amount")) {
        tax.put(field, Math.round((double) Json.number(tax, field) * amount / total));
      }
      taxes.add(tax);
      onTop += TaxRates.isOnTop(tax) ? Json.number(tax, "amount") : 0;
      inside += TaxRates.isOnTop(tax) ? 0 : Json.number(tax, "amount");
    }
    note.put("subtotal", amount - onTop)
        .put("subtotal_excluding_tax", amount - onTop - inside)
        .put("total", amount)
        .put("total_excluding_tax", amount - onTop - inside);
  }

  private static List<ObjectNode> line(ObjectNode note) {
    long amount = Json.number(note, "subtotal");
    return List.of(
        Json.create("credit_note_line_item")
            .put("amount", amount)
            .put("description", "Credit")
            .put("unit_amount", amount)
            .put("unit_amount_decimal", String.valueOf(amount)));
  }

  private void payBack(Call call, ObjectNode invoice, ObjectNode note) {
    call.number("refund_amount")
        .filter(amount -> amount > 0)
        .ifPresent(amount -> {
          ObjectNode refund = refunds.ofInvoice(invoice, amount);
          ((ArrayNode) note.get("refunds"))
              .addObject()
              .put("amount_refunded", amount)
              .put("refund", Json.id(refund))
              .put("type", "refund");
        });
    call.number("credit_amount")
        .filter(amount -> amount > 0)
        .ifPresent(amount -> {
          ObjectNode customer = state.get("customer", Json.text(invoice, "customer"));
          customer.put("balance", Json.number(customer, "balance") - amount);
        });
  }

  /** Only while its invoice is open, and nothing went back. */
  ObjectNode voidNote(Call call) {
    ObjectNode note = state.inPath(KIND, call.id());
    ObjectNode invoice = state.get("invoice", Json.text(note, "invoice"));
    if (!Json.text(note, "status").equals("issued")
        || !Json.text(invoice, "status").equals("open")
        || Json.number(note, "post_payment_amount") > 0) {
      throw StripeError.refused(null, "Only credit notes of open invoices can be voided.");
    }
    long amount = Json.number(note, "pre_payment_amount");
    note.put("status", "void").put("voided_at", state.now());
    events.emit("credit_note.voided", note);
    invoice.put(BEFORE_PAYMENT, Json.number(invoice, BEFORE_PAYMENT) - amount);
    subscriptions.reduce(invoice, -amount);
    return note;
  }
}
