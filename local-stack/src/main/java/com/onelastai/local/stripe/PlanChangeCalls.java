package com.onelastai.local.stripe;

import tools.jackson.databind.node.ObjectNode;

/** Another price in the middle of a period, and what that would cost. */
final class PlanChangeCalls {

  static final String ALL_OR_NOTHING = "error_if_incomplete";
  private static final String CHARGED_AT_ONCE = "always_invoice";

  private final State state;
  private final SimulatedClock clock;
  private final Subscriptions subscriptions;
  private final CatalogueCalls catalogue;

  PlanChangeCalls(
      State state, SimulatedClock clock, Subscriptions subscriptions, CatalogueCalls catalogue) {
    this.state = state;
    this.clock = clock;
    this.subscriptions = subscriptions;
    this.catalogue = catalogue;
  }

  /** Part of a call that updates a subscription. */
  void change(ObjectNode subscription, Call call) {
    call.require("proration_behavior", CHARGED_AT_ONCE);
    call.require("payment_behavior", ALL_OR_NOTHING);
    // The invoice carries the subscription's metadata, the new ones as at Stripe.
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
  ObjectNode preview(Call call) {
    Call details = call.at("subscription_details");
    details.require("proration_behavior", CHARGED_AT_ONCE);
    String id = call.required("subscription");
    ObjectNode subscription = state.inParam(SubscriptionCalls.KIND, id, SubscriptionCalls.KIND);
    requireLive(subscription);
    ObjectNode invoice =
        subscriptions.preview(subscription, changeOf(subscription, details, keepsDiscounts(call)));
    return invoice.put("id", "upcoming_" + Json.text(invoice, "id"));
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
  static boolean keepsDiscounts(Call call) {
    if (call.each("discounts").findAny().isPresent()) {
      throw StripeError.notSimulated("discounts");
    }
    return !call.has("discounts");
  }

  static void requireLive(ObjectNode subscription) {
    if (!Subscriptions.isLive(subscription)) {
      throw StripeError.refused(
          null, "A canceled subscription can only update its cancellation_details and metadata.");
    }
  }
}
