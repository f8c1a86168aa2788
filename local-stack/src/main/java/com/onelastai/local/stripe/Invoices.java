package com.onelastai.local.stripe;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import tools.jackson.databind.node.ObjectNode;

/** From lines to an invoice that is paid, or is tried again. */
final class Invoices {

  /** Stripe leaves the draft of a renewal open for changes that long. */
  private static final long DRAFT_SECONDS = Duration.ofHours(1).toSeconds();

  /** After the invoice was final. */
  private static final List<Duration> RETRIES = List.of(Duration.ofDays(3), Duration.ofDays(5));

  private final State state;
  private final SimulatedClock clock;
  private final Events events;
  private final Payments payments;
  private final Discounts discounts;
  private final String pages;

  /**
   * @param url of the simulator
   */
  Invoices(
      State state,
      SimulatedClock clock,
      Events events,
      Payments payments,
      Discounts discounts,
      String url) {
    this.state = state;
    this.clock = clock;
    this.events = events;
    this.payments = payments;
    this.discounts = discounts;
    this.pages = url + "/invoices/";
  }

  /** What the lines would come to; nothing is kept. */
  ObjectNode draft(ObjectNode subscription, String reason, List<ObjectNode> lines) {
    discounts.apply(subscription, lines, clock.seconds());
    ObjectNode customer = state.get("customer", Json.text(subscription, "customer"));
    Period period = SubscriptionJson.period(subscription);
    ObjectNode invoice =
        InvoiceJson.draft(customer, subscription, reason, lines)
            .put("created", clock.seconds())
            .put("period_start", period.start())
            .put("period_end", period.end());
    applyBalance(invoice, customer);
    return invoice;
  }

  /** What a change of plan gave back pays for what comes next. */
  private static void applyBalance(ObjectNode invoice, ObjectNode customer) {
    long balance = Json.number(customer, "balance");
    long total = Json.number(invoice, "total");
    long due = Math.max(0, total + balance);
    invoice.put("starting_balance", balance).put("amount_due", due).put("amount_remaining", due);
  }

  /** Keeps a draft and collects it at once; empty if it is paid then. */
  Optional<StripeError> issue(ObjectNode subscription, ObjectNode invoice) {
    keep(subscription, invoice);
    return collect(subscription, invoice);
  }

  /** Keeps a draft, which is collected later. */
  void issueLater(ObjectNode subscription, ObjectNode invoice) {
    invoice.put("automatically_finalizes_at", clock.seconds() + DRAFT_SECONDS);
    keep(subscription, invoice);
  }

  private void keep(ObjectNode subscription, ObjectNode invoice) {
    state.add(invoice);
    subscription.put("latest_invoice", Json.text(invoice, "id"));
    discounts.spend(subscription, invoice);
    events.emit("invoice.created", invoice);
  }

  /** Makes a draft final and charges it; empty if it is paid then. */
  Optional<StripeError> collect(ObjectNode subscription, ObjectNode invoice) {
    finalizeDraft(invoice);
    Optional<StripeError> refused = pay(subscription, invoice);
    if (refused.isPresent()) {
      nextRetry(invoice).ifPresent(at -> invoice.put("next_payment_attempt", at));
      events.emit("invoice.payment_failed", invoice);
    }
    return refused;
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
        .put("effective_at", clock.seconds())
        .put("number", number)
        .put("hosted_invoice_url", pages + Json.text(invoice, "id"))
        .putNull("automatically_finalizes_at");
    transition(invoice, "finalized_at");
    events.emit("invoice.finalized", invoice);
  }

  /** Tries an open invoice once more; empty if it is paid then. */
  Optional<StripeError> retry(ObjectNode subscription, ObjectNode invoice) {
    Optional<StripeError> refused = pay(subscription, invoice);
    if (refused.isPresent()) {
      invoice.putNull("next_payment_attempt");
      nextRetry(invoice).ifPresent(at -> invoice.put("next_payment_attempt", at));
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

  private void transition(ObjectNode invoice, String what) {
    Json.object(invoice, "status_transitions").put(what, clock.seconds());
  }

  private OptionalLong nextRetry(ObjectNode invoice) {
    long finalized = Json.number(invoice, "status_transitions.finalized_at");
    LongStream retries = RETRIES.stream().mapToLong(after -> finalized + after.toSeconds());
    return retries.filter(at -> at > clock.seconds()).findFirst();
  }

  /** The card that is charged: the subscription's own, or else the customer's default. */
  Optional<ObjectNode> card(ObjectNode subscription) {
    ObjectNode customer = state.get("customer", Json.text(subscription, "customer"));
    return Json.find(subscription, "default_payment_method")
        .or(() -> Json.find(customer, "invoice_settings.default_payment_method"))
        .flatMap(id -> state.find("payment_method", id));
  }

  /** Refuses, before anything is made, what would not be paid. */
  void requirePaid(ObjectNode subscription, ObjectNode draft) {
    if (Json.number(draft, "amount_due") > 0) {
      ObjectNode card = card(subscription).orElseThrow(Invoices::noCard);
      payments
          .decline(card)
          .ifPresent(decline -> {
            throw StripeError.declined(decline, null);
          });
    }
  }

  private static StripeError noCard() {
    return StripeError.refused(
        "resource_missing",
        "This customer has no attached payment source or default payment method. Please consider"
            + " adding a default payment method.");
  }

  /** Nothing more is tried for a subscription that has ended. */
  void giveUp(String subscriptionId) {
    state
        .all("invoice", "parent.subscription_details.subscription", subscriptionId)
        .filter(invoice -> Json.flag(invoice, "auto_advance"))
        .forEach(invoice ->
            invoice
                .put("auto_advance", false)
                .putNull("automatically_finalizes_at")
                .putNull("next_payment_attempt"));
  }
}
