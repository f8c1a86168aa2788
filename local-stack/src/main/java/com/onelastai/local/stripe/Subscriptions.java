package com.onelastai.local.stripe;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The lifecycle of subscriptions. */
record Subscriptions(State state, Events events, Invoices invoices, Discounts discounts) {

  private static final Set<String> LIVE = Set.of("trialing", "active", "past_due");
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
    if (trialEnd > now) {
      subscription.put("status", "trialing").put("trial_start", now).put("trial_end", trialEnd);
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
    if (Json.flag(subscription, "cancel_at_period_end")) {
      end(subscription, null);
      return;
    }
    ObjectNode before = subscription.deepCopy();
    Period last = Period.of(subscription);
    long anchor = Json.number(subscription, "billing_cycle_anchor");
    if (Json.text(subscription, "status").equals("trialing")) {
      subscription.put("status", "active");
    }
    Period.from(last.end(), anchor, price(subscription)).writeTo(item(subscription));
    ObjectNode invoice =
        invoices.draft(subscription, "subscription_cycle", List.of(wholePeriod(subscription)));
    invoice.put("period_start", last.start()).put("period_end", last.end());
    invoices.issueLater(subscription, invoice);
    events.emitUpdate("customer.subscription.updated", subscription, before);
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

  /** Charges an open invoice on request. */
  Optional<StripeError> payNow(ObjectNode invoice) {
    ObjectNode subscription = of(invoice);
    Optional<StripeError> refused = invoices.charge(subscription, invoice);
    updateStatus(subscription, invoice, refused);
    return refused;
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

  void cancelAtPeriodEnd(ObjectNode subscription, boolean cancel) {
    Period period = Period.of(subscription);
    subscription
        .put("cancel_at_period_end", cancel)
        .put("cancel_at", cancel ? (Long) period.end() : null)
        .put("canceled_at", cancel ? (Long) state.now() : null);
    Json.object(subscription, "cancellation_details")
        .put("reason", cancel ? "cancellation_requested" : null);
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
    subscription.setAll(changed);
    if (!Json.at(invoice, "lines.data").isEmpty()) {
      invoices.issue(subscription, invoice);
    }
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
        .flatMap(invoice -> Json.each(invoice, "lines.data"))
        .filter(line -> Json.number(line, "amount") >= 0)
        .filter(line -> Json.number(line, "period.end") == periodEnd)
        .reduce((older, newer) -> newer);
  }
}
