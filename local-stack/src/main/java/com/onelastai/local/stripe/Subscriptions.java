package com.onelastai.local.stripe;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The lifecycle of subscriptions. */
final class Subscriptions {

  private static final Set<String> LIVE = Set.of("trialing", "active", "past_due");

  private final State state;
  private final SimulatedClock clock;
  private final Events events;
  private final Invoices invoices;
  private final Discounts discounts;

  Subscriptions(
      State state, SimulatedClock clock, Events events, Invoices invoices, Discounts discounts) {
    this.state = state;
    this.clock = clock;
    this.events = events;
    this.invoices = invoices;
    this.discounts = discounts;
  }

  static boolean isLive(ObjectNode subscription) {
    return LIVE.contains(Json.text(subscription, "status"));
  }

  /** Charges the first invoice; if that is declined, stores nothing. */
  ObjectNode start(SubscriptionJson.Order wanted) {
    ObjectNode subscription = SubscriptionJson.subscription(wanted, clock.seconds());
    wanted.coupons().forEach(coupon -> discounts.add(subscription, coupon));
    ObjectNode invoice =
        invoices.draft(subscription, "subscription_create", List.of(wholePeriod(subscription)));
    invoice.put("period_start", clock.seconds()).put("period_end", clock.seconds());
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

  private ObjectNode wholePeriod(ObjectNode subscription) {
    ObjectNode price = SubscriptionJson.price(subscription);
    String name = Json.text(state.get("product", Json.text(price, "product")), "name");
    boolean trial = Json.text(subscription, "status").equals("trialing");
    return InvoiceJson.line(
        subscription,
        price,
        trial ? 0 : Json.number(price, "unit_amount"),
        trial ? "Trial period for " + name : "1 × %s (at %s)".formatted(name, Money.per(price)),
        SubscriptionJson.period(subscription));
  }

  /** At the end of a period, renews or ends the subscription. */
  void periodEnded(ObjectNode subscription) {
    if (Json.flag(subscription, "cancel_at_period_end")) {
      end(subscription, null);
      return;
    }
    ObjectNode before = subscription.deepCopy();
    Period last = SubscriptionJson.period(subscription);
    long anchor = Json.number(subscription, "billing_cycle_anchor");
    if (Json.text(subscription, "status").equals("trialing")) {
      subscription.put("status", "active");
    }
    SubscriptionJson.setPeriod(
        SubscriptionJson.item(subscription),
        Period.from(last.end(), anchor, SubscriptionJson.price(subscription)));
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
    updateStatus(subscription, invoice, invoices.retry(subscription, invoice));
    if (Json.text(invoice, "status").equals("open")
        && Json.isNull(invoice, "next_payment_attempt")) {
      end(subscription, "payment_failed");
    }
  }

  /** Charges an open invoice on request. */
  Optional<StripeError> payNow(ObjectNode invoice) {
    ObjectNode subscription = of(invoice);
    Optional<StripeError> refused = invoices.retry(subscription, invoice);
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
    Period period = SubscriptionJson.period(subscription);
    subscription
        .put("cancel_at_period_end", cancel)
        .put("cancel_at", cancel ? (Long) period.end() : null)
        .put("canceled_at", cancel ? (Long) clock.seconds() : null);
    Json.object(subscription, "cancellation_details")
        .put("reason", cancel ? "cancellation_requested" : null);
  }

  /**
   * @param reason null keeps the current one
   */
  void end(ObjectNode subscription, @Nullable String reason) {
    subscription.put("status", "canceled").put("ended_at", clock.seconds());
    if (reason != null) {
      subscription.put("canceled_at", clock.seconds());
      Json.object(subscription, "cancellation_details").put("reason", reason);
    }
    invoices.stopCollection(Json.id(subscription));
    events.emit("customer.subscription.deleted", subscription);
  }

  /** The invoice of a change, not stored. */
  ObjectNode preview(ObjectNode subscription, PlanChange change) {
    ObjectNode changed = subscription.deepCopy();
    return draft(changed, change);
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
    long periodEnd = SubscriptionJson.period(subscription).end();
    return state
        .all("invoice", InvoiceJson.SUBSCRIPTION, Json.id(subscription))
        .flatMap(invoice -> Json.each(invoice, "lines.data"))
        .filter(line -> Json.number(line, "amount") >= 0)
        .filter(line -> Json.number(line, "period.end") == periodEnd)
        .reduce((older, newer) -> newer);
  }
}
