package com.onelastai.local.stripe;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Requests for subscriptions and invoices, changes of the plan in mid-period included. */
record SubscriptionCalls(
    State state,
    Events events,
    Subscriptions subscriptions,
    Catalogue catalogue,
    Discounts discounts) {

  static final String KIND = "subscription";

  private static final String ALL_OR_NOTHING = "error_if_incomplete";
  private static final String CHARGED_AT_ONCE = "always_invoice";

  ObjectNode create(Call call) {
    call.require("payment_behavior", ALL_OR_NOTHING);
    String customer = state.customer(call);
    ObjectNode price = catalogue.priceOf(call.only("items"));
    String currency = Json.text(price, "currency");
    List<String> coupons =
        call.each("discounts")
            .map(discount -> Json.id(discounts.coupon(discount, currency)))
            .toList();
    return subscriptions.start(
        customer,
        CheckoutCalls.order(price, call),
        coupons,
        call.text("default_payment_method").orElse(null));
  }

  ObjectNode list(Call call) {
    boolean all = call.text("status").filter("all"::equals).isPresent();
    return Json.page(
        all ? call.without("status") : call,
        state.all(KIND).filter(found -> call.has("status") || Subscriptions.isLive(found)),
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
    call.copyTo(subscription, "description");
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
    call.mergeMetadata(metadata);
    try {
      subscriptions.change(subscription, changeOf(subscription, call, keepsDiscounts(call)));
    } catch (StripeError refused) {
      subscription.set("metadata", before);
      throw refused;
    }
  }

  /** POST /v1/invoices/create_preview: what a change of plan would cost. */
  ObjectNode previewChange(Call call) {
    Call details = call.at("subscription_details");
    details.require("proration_behavior", CHARGED_AT_ONCE);
    ObjectNode subscription = state.inParam(KIND, call.required(KIND), KIND);
    requireLive(subscription);
    ObjectNode invoice =
        subscriptions.preview(subscription, changeOf(subscription, details, keepsDiscounts(call)));
    return invoice.put("id", "upcoming_" + Json.id(invoice));
  }

  private PlanChange changeOf(ObjectNode subscription, Call call, boolean keepsDiscounts) {
    Call item = call.only("items");
    String itemId = item.required("id");
    if (!Json.id(Subscriptions.item(subscription)).equals(itemId)) {
      throw StripeError.unknown("subscription_item", itemId, "items[0][id]");
    }
    ObjectNode price = catalogue.priceOf(item);
    Period period = Period.of(subscription);
    long at = call.number("proration_date").orElse(state.now());
    if (at < period.start() || at > period.end()) {
      throw StripeError.invalid(
          "proration_date", "Cannot specify `proration_date` outside of the current period");
    }
    return new PlanChange(price, state.productName(price), at, keepsDiscounts);
  }

  ObjectNode listInvoices(Call call) {
    return Json.page(
        call,
        call.text(KIND)
            .map(id -> state.all("invoice", InvoiceJson.SUBSCRIPTION, id))
            .orElseGet(() -> state.all("invoice")),
        "customer",
        "status");
  }

  /** A declined card gives 402 and leaves the invoice open. */
  ObjectNode payInvoice(Call call) {
    ObjectNode invoice = state.inPath("invoice", call.id());
    String status = Json.text(invoice, "status");
    if (!status.equals("open")) {
      throw StripeError.refused(null, "Invoice is " + status + " and cannot be paid");
    }
    Optional<StripeError> refused = subscriptions.payNow(invoice);
    if (refused.isPresent()) {
      throw refused.get();
    }
    return invoice;
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
