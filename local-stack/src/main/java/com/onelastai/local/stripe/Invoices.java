package com.onelastai.local.stripe;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Creates, finalizes, charges and retries invoices.
 *
 * @param pages the address of their pages
 */
record Invoices(State state, Events events, Payments payments, Discounts discounts, String pages) {

  /** How long the draft of a renewal stays open for changes. */
  private static final long DRAFT_SECONDS = Duration.ofHours(1).toSeconds();

  /** Counted from the finalization. */
  private static final List<Duration> RETRIES = List.of(Duration.ofDays(3), Duration.ofDays(5));

  /** An invoice with the lines, not stored. */
  ObjectNode draft(ObjectNode subscription, String reason, List<ObjectNode> lines) {
    discounts.apply(subscription, lines, state.now());
    TaxRates.apply(subscription, lines);
    ObjectNode customer = state.get("customer", Json.text(subscription, "customer"));
    Period period = Period.of(subscription);
    ObjectNode invoice =
        InvoiceJson.draft(state, customer, subscription, reason, lines)
            .put("period_start", period.start())
            .put("period_end", period.end());
    applyBalance(invoice, customer);
    return invoice;
  }

  /** The customer's credit from earlier changes of plan reduces the amount due. */
  private static void applyBalance(ObjectNode invoice, ObjectNode customer) {
    long balance = Json.number(customer, "balance");
    long total = Json.number(invoice, "total");
    long owed = Math.max(0, total + balance);
    // Too little to be charged: the customer owes it with the next invoice.
    long due = owed < Money.minimum(Json.text(invoice, "currency")) ? 0 : owed;
    invoice.put("starting_balance", balance).put("amount_due", due).put("amount_remaining", due);
  }

  /** Stores a draft and charges it now; empty if it is paid. */
  Optional<StripeError> issue(ObjectNode subscription, ObjectNode invoice) {
    store(subscription, invoice);
    return collect(subscription, invoice);
  }

  /** Stores a draft, which is charged later. */
  void issueLater(ObjectNode subscription, ObjectNode invoice) {
    invoice.put("automatically_finalizes_at", state.now() + DRAFT_SECONDS);
    store(subscription, invoice);
  }

  private void store(ObjectNode subscription, ObjectNode invoice) {
    state.add(invoice);
    subscription.put("latest_invoice", Json.id(invoice));
    discounts.endOneTime(subscription, invoice);
    events.emit("invoice.created", invoice);
  }

  /** Finalizes a draft and charges it; empty if it is paid. */
  Optional<StripeError> collect(ObjectNode subscription, ObjectNode invoice) {
    finalizeDraft(invoice);
    return charge(subscription, invoice);
  }

  private void finalizeDraft(ObjectNode invoice) {
    ObjectNode customer = state.get("customer", Json.text(invoice, "customer"));
    applyBalance(invoice, customer);
    long total = Json.number(invoice, "total");
    long ending = Json.number(customer, "balance") + total - Json.number(invoice, "amount_due");
    long sequence = Json.number(customer, "next_invoice_sequence");
    String number = "%s-%04d".formatted(Json.text(customer, "invoice_prefix"), sequence);
    customer.put("balance", ending).put("next_invoice_sequence", sequence + 1);
    invoice
        .put("status", "open")
        .put("ending_balance", ending)
        .put("effective_at", state.now())
        .put("number", number)
        .put("hosted_invoice_url", pages + Json.id(invoice))
        .putNull("automatically_finalizes_at");
    transition(invoice, "finalized_at");
    events.emit("invoice.finalized", invoice);
  }

  /** Charges an open invoice; empty if it is paid. */
  Optional<StripeError> charge(ObjectNode subscription, ObjectNode invoice) {
    Optional<StripeError> refused = pay(subscription, invoice);
    if (refused.isPresent()) {
      invoice.put("next_payment_attempt", nextRetry(invoice));
      events.emit("invoice.payment_failed", invoice);
    }
    return refused;
  }

  private Optional<StripeError> pay(ObjectNode subscription, ObjectNode invoice) {
    if (Json.number(invoice, "amount_due") == 0) {
      paid(invoice);
      return Optional.empty();
    }
    invoice.put("attempted", true).put("attempt_count", Json.number(invoice, "attempt_count") + 1);
    Optional<StripeError> refused =
        card(subscription)
            .map(card -> payments.pay(invoice, card))
            .orElseGet(() -> Optional.of(noCard()));
    if (refused.isEmpty()) {
      paid(invoice);
    }
    return refused;
  }

  private void paid(ObjectNode invoice) {
    invoice
        .put("status", "paid")
        .put("attempted", true)
        .put("auto_advance", false)
        .put("amount_paid", Json.number(invoice, "amount_due"))
        .put("amount_remaining", 0)
        .putNull("next_payment_attempt");
    transition(invoice, "paid_at");
    events.emit("invoice.paid", invoice);
  }

  /** A credit note takes something off before the payment; nothing is then left to pay at most. */
  void reduce(ObjectNode invoice, long by) {
    ObjectNode before = invoice.deepCopy();
    long due = Json.number(invoice, "amount_due") - by;
    invoice.put("amount_due", due).put("amount_remaining", due);
    payments.due(invoice);
    events.emitUpdate("invoice.updated", invoice, before);
    if (due == 0) {
      paid(invoice);
    }
  }

  /** Its credit of the customer goes back, and it is never charged again. */
  void voidOpen(ObjectNode invoice) {
    ObjectNode customer = state.get("customer", Json.text(invoice, "customer"));
    long used = Json.number(invoice, "ending_balance") - Json.number(invoice, "starting_balance");
    customer.put("balance", Json.number(customer, "balance") - used);
    invoice.put("status", "void").put("auto_advance", false).putNull("next_payment_attempt");
    transition(invoice, "voided_at");
    payments.cancel(invoice);
    events.emit("invoice.voided", invoice);
  }

  private void transition(ObjectNode invoice, String what) {
    Json.object(invoice, "status_transitions").put(what, state.now());
  }

  /** Null after the last one. */
  private @Nullable Long nextRetry(ObjectNode invoice) {
    long finalized = Json.number(invoice, "status_transitions.finalized_at");
    return RETRIES.stream()
        .map(after -> finalized + after.toSeconds())
        .filter(at -> at > state.now())
        .findFirst()
        .orElse(null);
  }

  /** The card to charge: the subscription's own, or else the customer's default. */
  Optional<ObjectNode> card(ObjectNode subscription) {
    ObjectNode customer = state.get("customer", Json.text(subscription, "customer"));
    return Json.find(subscription, "default_payment_method")
        .or(() -> Json.find(customer, "invoice_settings.default_payment_method"))
        .flatMap(id -> state.find("payment_method", id));
  }

  /** Throws before anything is stored if the draft cannot be paid. */
  void requirePaid(ObjectNode subscription, ObjectNode draft) {
    if (Json.number(draft, "amount_due") > 0) {
      ObjectNode card = card(subscription).orElseThrow(Invoices::noCard);
      if (payments.declines(card)) {
        throw StripeError.declined(null);
      }
      if (payments.asks(card)) {
        throw StripeError.unconfirmed();
      }
    }
  }

  private static StripeError noCard() {
    return StripeError.refused(
        "resource_missing",
        "This customer has no attached payment source or default payment method. Please consider"
            + " adding a default payment method.");
  }

  /** Stops collecting invoices of an ended subscription. */
  void stopCollection(String subscriptionId) {
    state
        .all("invoice", InvoiceJson.SUBSCRIPTION, subscriptionId)
        .filter(invoice -> Json.flag(invoice, "auto_advance"))
        .forEach(invoice ->
            invoice
                .put("auto_advance", false)
                .putNull("automatically_finalizes_at")
                .putNull("next_payment_attempt"));
  }
}
