package com.onelastai.local.stripe;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The lifecycle of subscriptions. */
record Subscriptions(
    State state, Events events, Invoices invoices, PendingChanges pending, Discounts discounts) {

  private static final Set<String> LIVE = Set.of("trialing", "active", "past_due");
  static final String PAUSED = "paused";

  private static final long DAY_SECONDS = Duration.ofDays(1).toSeconds();

  /** The single item. */
  static ObjectNode item(ObjectNode subscription) {
    return Json.object(subscription, "items.data.0");
  }

  static ObjectNode price(ObjectNode subscription) {
    return Json.object(item(subscription), "price");
  }

  static boolean isLive(ObjectNode subscription) {
    return LIVE.contains(Json.text(subscription, "status"));
  }

  /**
   * Charges the first invoice; if that is declined, stores nothing.
   *
   * @param order see {@link CheckoutCalls#order}
   * @param coupons ids
   * @param card null for the customer's default
   */
  ObjectNode start(String customer, ObjectNode order, List<String> coupons, @Nullable String card) {
    ObjectNode subscription = create(customer, order, card);
    coupons.forEach(coupon -> discounts.add(subscription, coupon));
    ObjectNode invoice =
        invoices.draft(subscription, "subscription_create", List.of(wholePeriod(subscription)));
    invoice.put("period_start", state.now()).put("period_end", state.now());
    try {
      invoices.requirePaid(subscription, invoice);
    } catch (StripeError refused) {
      discounts.remove(subscription);
      throw refused;
    }
    state.add(subscription);
    subscription.put("latest_invoice", Json.id(invoice));
    events.emit("customer.subscription.created", subscription);
    invoices.issue(subscription, invoice);
    return subscription;
  }

  private ObjectNode create(String customer, ObjectNode order, @Nullable String card) {
    ObjectNode price = Json.object(order, "price");
    long now = state.now();
    long trialEnd = now + Json.number(order, "trial_days") * DAY_SECONDS;
    ObjectNode subscription =
        state
            .create("subscription")
            .put("billing_cycle_anchor", trialEnd)
            .put("currency", Json.text(price, "currency"))
            .put("customer", customer)
            .put("default_payment_method", card)
            .put("description", Json.find(order, "description").orElse(null))
            .put("start_date", now);
    subscription.set("metadata", order.get("metadata").deepCopy());
    subscription.set("default_tax_rates", order.withArrayProperty("default_tax_rates").deepCopy());
    if (trialEnd > now) {
      subscription.put("status", "trialing").put("trial_start", now).put("trial_end", trialEnd);
      Json.object(subscription, "trial_settings.end_behavior")
          .put("missing_payment_method", Json.text(order, "without_card"));
    }
    String id = Json.id(subscription);
    ObjectNode item = state.create("subscription_item").put("subscription", id);
    item.set("price", price.deepCopy());
    (trialEnd > now ? new Period(now, trialEnd) : Period.from(now, now, price)).writeTo(item);
    subscription.set(
        "items", Json.list("/v1/subscription_items?subscription=" + id, List.of(item), false));
    return subscription;
  }

  private ObjectNode wholePeriod(ObjectNode subscription) {
    ObjectNode price = price(subscription);
    String name = state.productName(price);
    boolean trial = Json.text(subscription, "status").equals("trialing");
    return InvoiceJson.line(
        subscription,
        price,
        trial ? 0 : Json.number(price, "unit_amount"),
        trial ? "Trial period for " + name : "1 × %s (at %s)".formatted(name, Money.per(price)),
        Period.of(subscription));
  }

  /** At the end of a period, renews or ends the subscription. */
  void periodEnded(ObjectNode subscription) {
    if (endsBy(subscription, state.now())) {
      end(subscription, null);
      return;
    }
    ObjectNode before = subscription.deepCopy();
    Period last = Period.of(subscription);
    long anchor = Json.number(subscription, "billing_cycle_anchor");
    if (Json.text(subscription, "status").equals("trialing")) {
      if (pausesWithoutCard(subscription)) {
        subscription.put("status", PAUSED);
        events.emitUpdate("customer.subscription.updated", subscription, before);
        return;
      }
      subscription.put("status", "active");
    }
    Period.from(last.end(), anchor, price(subscription)).writeTo(item(subscription));
    ObjectNode invoice =
        invoices.draft(subscription, "subscription_cycle", List.of(wholePeriod(subscription)));
    invoice.put("period_start", last.start()).put("period_end", last.end());
    invoices.issueLater(subscription, invoice);
    events.emitUpdate("customer.subscription.updated", subscription, before);
  }

  private boolean pausesWithoutCard(ObjectNode subscription) {
    return Json.text(subscription, "trial_settings.end_behavior.missing_payment_method")
            .equals("pause")
        && invoices.card(subscription).isEmpty();
  }

  /** Starts a new period of a paused subscription; if its charge is declined, nothing changes. */
  void resume(ObjectNode subscription) {
    ObjectNode resumed = subscription.deepCopy();
    resumed.put("status", "active").put("billing_cycle_anchor", state.now());
    Period.from(state.now(), state.now(), price(resumed)).writeTo(item(resumed));
    ObjectNode invoice =
        invoices.draft(resumed, "subscription_cycle", List.of(wholePeriod(resumed)));
    invoices.requirePaid(resumed, invoice);
    ObjectNode before = subscription.deepCopy();
    subscription.setAll(resumed);
    events.emitUpdate("customer.subscription.updated", subscription, before);
    invoices.issue(subscription, invoice);
  }

  /** Charges the draft of a renewal. */
  void charge(ObjectNode invoice) {
    ObjectNode subscription = of(invoice);
    updateStatus(subscription, invoice, invoices.collect(subscription, invoice));
  }

  /** Retries an open invoice automatically. */
  void chargeAgain(ObjectNode invoice) {
    ObjectNode subscription = of(invoice);
    updateStatus(subscription, invoice, invoices.charge(subscription, invoice));
    if (Json.text(invoice, "status").equals("open")
        && Json.isNull(invoice, "next_payment_attempt")) {
      end(subscription, "payment_failed");
    }
  }

  /** Charges an open invoice on request; a change that waited for it is made. */
  Optional<StripeError> payNow(ObjectNode invoice) {
    ObjectNode subscription = of(invoice);
    Optional<StripeError> refused = invoices.charge(subscription, invoice);
    Optional<ObjectNode> waiting = pending.by(subscription, invoice);
    if (refused.isPresent() && waiting.isPresent()) {
      // The subscription goes on as if there were no such change.
      invoice.putNull("next_payment_attempt");
      return refused;
    }
    updateStatus(subscription, invoice, refused);
    waiting.ifPresent(change -> pending.make(subscription, change));
    return refused;
  }

  /** A credit note may leave nothing to pay of an open invoice. */
  void reduce(ObjectNode invoice, long by) {
    invoices.reduce(invoice, by);
    if (Json.text(invoice, "status").equals("paid")) {
      ObjectNode subscription = of(invoice);
      updateStatus(subscription, invoice, Optional.empty());
      pending.by(subscription, invoice).ifPresent(change -> pending.make(subscription, change));
    }
  }

  private ObjectNode of(ObjectNode invoice) {
    return state.get("subscription", Json.text(invoice, InvoiceJson.SUBSCRIPTION));
  }

  /** The status follows the latest invoice. */
  private void updateStatus(
      ObjectNode subscription, ObjectNode invoice, Optional<StripeError> refused) {
    boolean latest = Json.text(subscription, "latest_invoice").equals(Json.id(invoice));
    String status = refused.isPresent() ? "past_due" : "active";
    if (latest && isLive(subscription) && !Json.text(subscription, "status").equals(status)) {
      ObjectNode before = subscription.deepCopy();
      subscription.put("status", status);
      events.emitUpdate("customer.subscription.updated", subscription, before);
    }
  }

  /** Does not undo an end at a time that was set. */
  void cancelAtPeriodEnd(ObjectNode subscription, boolean cancel) {
    if (cancel || Json.flag(subscription, "cancel_at_period_end")) {
      cancelAt(subscription, cancel ? (Long) Period.of(subscription).end() : null);
      subscription.put("cancel_at_period_end", cancel);
    }
  }

  /**
   * @param at null to continue
   */
  void cancelAt(ObjectNode subscription, @Nullable Long at) {
    subscription
        .put("cancel_at_period_end", false)
        .put("cancel_at", at)
        .put("canceled_at", at == null ? null : (Long) state.now());
    Json.object(subscription, "cancellation_details")
        .put("reason", at == null ? null : "cancellation_requested");
  }

  /** When something happens to it next: its period ends, or it does. */
  static long nextEnd(ObjectNode subscription) {
    long periodEnd = Period.of(subscription).end();
    return endsBy(subscription, periodEnd)
        ? Math.min(periodEnd, Json.number(subscription, "cancel_at"))
        : periodEnd;
  }

  private static boolean endsBy(ObjectNode subscription, long time) {
    return !Json.isNull(subscription, "cancel_at")
        && Json.number(subscription, "cancel_at") <= time;
  }

  /**
   * @param reason null keeps the current one
   */
  void end(ObjectNode subscription, @Nullable String reason) {
    subscription.put("status", "canceled").put("ended_at", state.now());
    if (reason != null) {
      subscription.put("canceled_at", state.now());
      Json.object(subscription, "cancellation_details").put("reason", reason);
    }
    pending.discard(subscription);
    invoices.stopCollection(Json.id(subscription));
    events.emit("customer.subscription.deleted", subscription);
  }

  /** The invoice of a change, not stored. */
  ObjectNode preview(ObjectNode subscription, PlanChange change) {
    return draft(subscription.deepCopy(), change);
  }

  /** Changes the price and charges the difference; if declined, nothing changes. */
  void change(ObjectNode subscription, PlanChange change) {
    ObjectNode changed = subscription.deepCopy();
    ObjectNode invoice = draft(changed, change);
    invoices.requirePaid(subscription, invoice);
    pending.expire(subscription);
    subscription.setAll(changed.without("pending_update"));
    if (!Json.at(invoice, "lines.data").isEmpty()) {
      invoices.issue(subscription, invoice);
    }
  }

  /** Leaves the change to the payment of its invoice, on Stripe's page. */
  void changeOncePaid(ObjectNode subscription, PlanChange change) {
    pending.expire(subscription);
    ObjectNode invoice = draft(subscription.deepCopy(), change);
    invoices.issue(subscription, invoice);
    pending.add(subscription, change, invoice);
  }

  /** The buyer confirms and pays on the invoice's page. */
  Optional<StripeError> confirm(ObjectNode invoice) {
    ObjectNode card = invoices.card(of(invoice)).orElseThrow();
    return invoices.payments().confirmed(card, () -> payNow(invoice));
  }

  private ObjectNode draft(ObjectNode subscription, PlanChange change) {
    List<ObjectNode> lines = change.lines(subscription, this::lastCharged);
    change.apply(subscription);
    return invoices.draft(subscription, "subscription_update", lines);
  }

  /** The newest line charged for the current period. */
  private Optional<ObjectNode> lastCharged(ObjectNode subscription) {
    long periodEnd = Period.of(subscription).end();
    return state
        .all("invoice", InvoiceJson.SUBSCRIPTION, Json.id(subscription))
        .filter(invoice -> !Json.text(invoice, "status").equals("void"))
        .filter(invoice -> pending.by(subscription, invoice).isEmpty())
        .flatMap(invoice -> Json.each(invoice, "lines.data"))
        .filter(line -> Json.number(line, "amount") >= 0)
        .filter(line -> Json.number(line, "period.end") == periodEnd)
        .reduce((older, newer) -> newer);
  }
}
