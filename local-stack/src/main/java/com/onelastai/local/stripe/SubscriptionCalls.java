package com.onelastai.local.stripe;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

final class SubscriptionCalls {

  static final String KIND = "subscription";

  private final State state;
  private final Events events;
  private final Subscriptions subscriptions;
  private final CatalogueCalls catalogue;
  private final Discounts discounts;
  private final PlanChangeCalls planChanges;

  SubscriptionCalls(
      State state,
      Events events,
      Subscriptions subscriptions,
      CatalogueCalls catalogue,
      Discounts discounts,
      PlanChangeCalls planChanges) {
    this.state = state;
    this.events = events;
    this.subscriptions = subscriptions;
    this.catalogue = catalogue;
    this.discounts = discounts;
    this.planChanges = planChanges;
  }

  ObjectNode create(Call call) {
    call.require("payment_behavior", PlanChangeCalls.ALL_OR_NOTHING);
    String customer = call.required("customer");
    state.inParam("customer", customer, "customer");
    ObjectNode price = catalogue.priceOf(call.only("items"));
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
      PlanChangeCalls.requireLive(subscription);
    }
    if (call.has("items")) {
      planChanges.change(subscription, call);
    }
    if (call.has("cancel_at_period_end")) {
      subscriptions.cancelAtPeriodEnd(subscription, call.flag("cancel_at_period_end"));
    }
    call.text("default_payment_method")
        .map(id -> state.inParam("payment_method", id, "default_payment_method"))
        .ifPresent(method -> subscription.put("default_payment_method", Json.text(method, "id")));
    if (!PlanChangeCalls.keepsDiscounts(call)) {
      subscription.putArray("discounts");
    }
    call.copy(subscription, "description");
    call.mergeMetadata("metadata", Json.object(subscription, "metadata"));
    events.emitUpdate("customer.subscription.updated", subscription, before);
    return subscription;
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
