package com.onelastai.local.stripe;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Requests for subscriptions and invoices, changes of the plan in mid-period included. */
record SubscriptionCalls(
    State state,
    Events events,
    Subscriptions subscriptions,
    Catalogue catalogue,
    Discounts discounts,
    TaxRates taxRates) {

  static final String KIND = "subscription";

  private static final String ALL_OR_NOTHING = "error_if_incomplete";
  private static final String ONCE_PAID = "pending_if_incomplete";
  private static final String CHARGED_AT_ONCE = "always_invoice";

  ObjectNode create(Call call) {
    call.require("payment_behavior", ALL_OR_NOTHING);
    String customer = state.customer(call);
    ObjectNode price = catalogue.priceOf(call.only("items"));
    String currency = Json.text(price, "currency");
    state.requireCurrency(customer, currency);
    List<String> coupons =
        call.each("discounts")
            .map(discount -> Json.id(discounts.coupon(discount, currency)))
            .toList();
    ObjectNode order = CheckoutCalls.order(price, call);
    taxRates.write(call, order);
    return subscriptions.start(
        customer, order, coupons, call.text("default_payment_method").orElse(null));
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
    if (call.has("items") || call.has("cancel_at_period_end") || call.has("cancel_at")) {
      requireLive(subscription);
    }
    if (call.has("items")) {
      change(subscription, call);
    }
    if (call.has("cancel_at_period_end")) {
      subscriptions.cancelAtPeriodEnd(subscription, call.flag("cancel_at_period_end"));
    }
    if (call.has("cancel_at")) {
      cancelAt(subscription, call);
    }
    call.text("default_payment_method")
        .map(id -> state.inParam("payment_method", id, "default_payment_method"))
        .ifPresent(method -> subscription.put("default_payment_method", Json.id(method)));
    if (!keepsDiscounts(call)) {
      subscription.putArray("discounts");
    }
    taxRates.write(call, subscription);
    call.copyTo(subscription, "description");
    events.emitUpdate("customer.subscription.updated", subscription, before);
    return subscription;
  }

  /** An empty time undoes it. */
  private void cancelAt(ObjectNode subscription, Call call) {
    if (call.has("cancel_at_period_end")) {
      throw StripeError.invalid(
          "cancel_at", "You may only specify one of these: cancel_at, cancel_at_period_end.");
    }
    Optional<Long> at = call.number("cancel_at");
    if (at.filter(time -> time <= state.now()).isPresent()) {
      throw StripeError.invalid("cancel_at", "`cancel_at` must be in the future");
    }
    subscriptions.cancelAt(subscription, at.orElse(null));
  }

  ObjectNode cancel(Call call) {
    ObjectNode subscription = state.inPath(KIND, call.id());
    if (!Subscriptions.isLive(subscription) && !isPaused(subscription)) {
      throw StripeError.notFound(KIND, call.id());
    }
    subscriptions.end(subscription, "cancellation_requested");
    return subscription;
  }

  /** POST /v1/subscriptions/{}/resume */
  ObjectNode resume(Call call) {
    call.require("billing_cycle_anchor", "now");
    ObjectNode subscription = state.inPath(KIND, call.id());
    if (!isPaused(subscription)) {
      throw StripeError.refused(null, "This subscription is not paused");
    }
    subscriptions.resume(subscription);
    return subscription;
  }

  private static boolean isPaused(ObjectNode subscription) {
    return Json.text(subscription, "status").equals(Subscriptions.PAUSED);
  }

  private void change(ObjectNode subscription, Call call) {
    call.require("proration_behavior", CHARGED_AT_ONCE);
    if (call.text("payment_behavior").filter(ONCE_PAID::equals).isPresent()) {
      changeOncePaid(subscription, call);
      return;
    }
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

  /** Stripe then takes neither metadata nor discounts. */
  private void changeOncePaid(ObjectNode subscription, Call call) {
    for (String param : List.of("metadata", "discounts")) {
      if (call.has(param)) {
        throw StripeError.invalid(
            param, "When `payment_behavior` is `pending_if_incomplete`, it cannot be changed.");
      }
    }
    PlanChange change = changeOf(subscription, call, true);
    try {
      subscriptions.change(subscription, change);
    } catch (StripeError refused) {
      subscriptions.changeOncePaid(subscription, change);
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
    return new PlanChange(
        price, state.productName(price), at, keepsDiscounts, trialEnd(subscription, call));
  }

  /** Null if it stays as it is. */
  private @Nullable Long trialEnd(ObjectNode subscription, Call call) {
    if (!call.has("trial_end")) {
      return null;
    }
    if (!Json.text(subscription, "status").equals("trialing")) {
      throw StripeError.notSimulated("trial_end");
    }
    return call.text("trial_end").filter("now"::equals).isPresent()
        ? (Long) state.now()
        : call.requiredNumber("trial_end");
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
