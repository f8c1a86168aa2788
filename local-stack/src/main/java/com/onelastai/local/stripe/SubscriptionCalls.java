package com.onelastai.local.stripe;

import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

final class SubscriptionCalls {

  private static final String KIND = "subscription";
  private static final String ALL_OR_NOTHING = "error_if_incomplete";

  private static final Set<String> CHARGED_AT_ONCE = Set.of("always_invoice");

  private final State state;
  private final SimulatedClock clock;
  private final Events events;
  private final Subscriptions subscriptions;
  private final CatalogueCalls catalogue;
  private final Discounts discounts;

  SubscriptionCalls(
      State state,
      SimulatedClock clock,
      Events events,
      Subscriptions subscriptions,
      CatalogueCalls catalogue,
      Discounts discounts) {
    this.state = state;
    this.clock = clock;
    this.events = events;
    this.subscriptions = subscriptions;
    this.catalogue = catalogue;
    this.discounts = discounts;
  }

  ObjectNode create(Call call) {
    requireValue(call, "payment_behavior", Set.of(ALL_OR_NOTHING));
    String customer = call.required("customer");
    state.inParam("customer", customer, "customer");
    ObjectNode price = catalogue.priceOf(onlyItem(call));
    ObjectNode metadata = Json.MAPPER.createObjectNode();
    call.mergeMetadata("metadata", metadata);
    String currency = Json.text(price, "currency");
    List<String> coupons =
        call.each("discounts")
            .map(discount -> Json.text(discounts.coupon(discount, currency), "id"))
            .toList();
    return subscriptions.start(
        new NewSubscription(
            customer,
            price,
            metadata,
            call.text("description").orElse(null),
            coupons,
            call.number("trial_period_days").orElse(0L),
            call.text("default_payment_method").orElse(null)));
  }

  private static Call onlyItem(Call call) {
    List<Call> items = call.each("items").toList();
    if (items.isEmpty()) {
      throw StripeError.missing("items");
    }
    if (items.size() > 1) {
      throw StripeError.notSimulated("items[1]");
    }
    return items.getFirst();
  }

  private static void requireValue(Call call, String param, Set<String> simulated) {
    if (!simulated.contains(call.text(param).orElse(""))) {
      throw StripeError.notSimulated(param);
    }
  }

  ObjectNode retrieve(Call call) {
    return state.inPath(KIND, call.id());
  }

  ObjectNode list(Call call) {
    boolean ended = call.has("status");
    Call filters = call;
    if (call.text("status").filter("all"::equals).isPresent()) {
      ObjectNode params = call.params().deepCopy();
      params.remove("status");
      filters = new Call(call.ids(), params);
    }
    return ListJson.page(
        filters,
        "/v1/subscriptions",
        state.all(KIND).filter(found -> ended || Subscriptions.isLive(found)),
        "customer",
        "status");
  }

  ObjectNode update(Call call) {
    ObjectNode subscription = retrieve(call);
    ObjectNode before = subscription.deepCopy();
    if (call.has("items") || call.has("cancel_at_period_end")) {
      requireLive(subscription);
    }
    if (call.has("items")) {
      requireValue(call, "proration_behavior", CHARGED_AT_ONCE);
      requireValue(call, "payment_behavior", Set.of(ALL_OR_NOTHING));
      changePlan(subscription, call);
    }
    if (call.has("cancel_at_period_end")) {
      subscriptions.cancelAtPeriodEnd(subscription, call.flag("cancel_at_period_end"));
    }
    call.text("default_payment_method")
        .map(id -> state.inParam("payment_method", id, "default_payment_method"))
        .ifPresent(method -> subscription.put("default_payment_method", Json.text(method, "id")));
    if (!keepsDiscounts(call)) {
      subscription.putArray("discounts");
    }
    call.copy(subscription, "description");
    call.mergeMetadata("metadata", Json.object(subscription, "metadata"));
    events.emitUpdate("customer.subscription.updated", subscription, before);
    return subscription;
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

  private void changePlan(ObjectNode subscription, Call call) {
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
    requireValue(details, "proration_behavior", CHARGED_AT_ONCE);
    String id = call.required("subscription");
    ObjectNode subscription = state.inParam(KIND, id, KIND);
    requireLive(subscription);
    ObjectNode invoice =
        subscriptions.preview(subscription, changeOf(subscription, details, keepsDiscounts(call)));
    return invoice.put("id", "upcoming_" + Json.text(invoice, "id"));
  }

  private PlanChange changeOf(ObjectNode subscription, Call call, boolean keepsDiscounts) {
    Call item = onlyItem(call);
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

  ObjectNode cancel(Call call) {
    ObjectNode subscription = retrieve(call);
    if (!Subscriptions.isLive(subscription)) {
      throw StripeError.notFound(KIND, call.id());
    }
    subscriptions.end(subscription, "cancellation_requested");
    return subscription;
  }
}
