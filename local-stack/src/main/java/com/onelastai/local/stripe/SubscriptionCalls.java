package com.onelastai.local.stripe;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Requests for subscriptions, changes of the plan in the middle of a period included. */
final class SubscriptionCalls {

  static final String KIND = "subscription";

  private static final String ALL_OR_NOTHING = "error_if_incomplete";
  private static final String CHARGED_AT_ONCE = "always_invoice";

  private final State state;
  private final SimulatedClock clock;
  private final Events events;
  private final Subscriptions subscriptions;
  private final Catalogue catalogue;
  private final Discounts discounts;

  SubscriptionCalls(
      State state,
      SimulatedClock clock,
      Events events,
      Subscriptions subscriptions,
      Catalogue catalogue,
      Discounts discounts) {
    this.state = state;
    this.clock = clock;
    this.events = events;
    this.subscriptions = subscriptions;
    this.catalogue = catalogue;
    this.discounts = discounts;
  }

  ObjectNode create(Call call) {
    call.require("payment_behavior", ALL_OR_NOTHING);
    String customer = call.required("customer");
    state.inParam("customer", customer, "customer");
    ObjectNode price = catalogue.priceOf(call.only("items"));
    ObjectNode metadata = Json.newObject();
    call.mergeMetadata("metadata", metadata);
    String currency = Json.text(price, "currency");
    List<String> coupons =
        call.each("discounts")
            .map(discount -> Json.text(discounts.coupon(discount, currency), "id"))
            .toList();
    return subscriptions.start(
        new SubscriptionJson.Order(
            customer,
            price,
            metadata,
            call.text("description").orElse(null),
            coupons,
            call.number("trial_period_days").orElse(0L),
            call.text("default_payment_method").orElse(null)));
  }

  ObjectNode list(Call call) {
    boolean withEnded = call.has("status");
    Call filters = call;
    if (call.text("status").filter("all"::equals).isPresent()) {
      ObjectNode params = call.params().deepCopy();
      params.remove("status");
      filters = new Call(call.ids(), params);
    }
    return Json.page(
        filters,
        "/v1/subscriptions",
        state.all(KIND).filter(found -> withEnded || Subscriptions.isLive(found)),
        "customer",
        "status");
  }

  ObjectNode update(Call call) {
    ObjectNode subscription = state.inPath(KIND, call.id());
    ObjectNode before = subscription.deepCopy();
    if (call.has("items") || call.has("cancel_at_period_end")) {
      requireLive(subscription);
    }
    if (call.has("items")) {
      change(subscription, call);
    }
    if (call.has("cancel_at_period_end")) {
      subscriptions.cancelAtPeriodEnd(subscription, call.flag("cancel_at_period_end"));
    }
    call.text("default_payment_method")
        .map(id -> state.inParam("payment_method", id, "default_payment_method"))
        .ifPresent(method -> subscription.put("default_payment_method", Json.id(method)));
    if (!keepsDiscounts(call)) {
      subscription.putArray("discounts");
    }
    call.copy(subscription, "description");
    call.mergeMetadata("metadata", Json.object(subscription, "metadata"));
    events.emitUpdate("customer.subscription.updated", subscription, before);
    return subscription;
  }

  ObjectNode cancel(Call call) {
    ObjectNode subscription = state.inPath(KIND, call.id());
    if (!Subscriptions.isLive(subscription)) {
      throw StripeError.notFound(KIND, call.id());
    }
    subscriptions.end(subscription, "cancellation_requested");
    return subscription;
  }

  private void change(ObjectNode subscription, Call call) {
    call.require("proration_behavior", CHARGED_AT_ONCE);
    call.require("payment_behavior", ALL_OR_NOTHING);
    // The invoice copies the subscription's new metadata, as at Stripe.
    ObjectNode metadata = Json.object(subscription, "metadata");
    ObjectNode before = metadata.deepCopy();
    call.mergeMetadata("metadata", metadata);
    try {
      PlanChange change = changeOf(subscription, call, keepsDiscounts(call));
      subscriptions.change(subscription, change);
    } catch (StripeError refused) {
      subscription.set("metadata", before);
      throw refused;
    }
  }

  /** POST /v1/invoices/create_preview: what a change of plan would cost. */
  ObjectNode previewChange(Call call) {
    Call details = call.at("subscription_details");
    details.require("proration_behavior", CHARGED_AT_ONCE);
    String id = call.required("subscription");
    ObjectNode subscription = state.inParam(KIND, id, KIND);
    requireLive(subscription);
    ObjectNode invoice =
        subscriptions.preview(subscription, changeOf(subscription, details, keepsDiscounts(call)));
    return invoice.put("id", "upcoming_" + Json.id(invoice));
  }

  private PlanChange changeOf(ObjectNode subscription, Call call, boolean keepsDiscounts) {
    Call item = call.only("items");
    String itemId = item.required("id");
    if (!Json.text(SubscriptionJson.item(subscription), "id").equals(itemId)) {
      throw StripeError.unknown("subscription_item", itemId, "items[0][id]");
    }
    ObjectNode price = catalogue.priceOf(item);
    Period period = SubscriptionJson.period(subscription);
    long at = call.number("proration_date").orElse(clock.seconds());
    if (at < period.start() || at > period.end()) {
      throw StripeError.invalid(
          "proration_date", "Cannot specify `proration_date` outside of the current period");
    }
    String name = Json.text(state.get("product", Json.text(price, "product")), "name");
    return new PlanChange(price, name, at, keepsDiscounts);
  }

  /** An empty list ends them. */
  private static boolean keepsDiscounts(Call call) {
    if (call.each("discounts").findAny().isPresent()) {
      throw StripeError.notSimulated("discounts");
    }
    return !call.has("discounts");
  }

  private static void requireLive(ObjectNode subscription) {
    if (!Subscriptions.isLive(subscription)) {
      throw StripeError.refused(
          null, "A canceled subscription can only update its cancellation_details and metadata.");
    }
  }
}
