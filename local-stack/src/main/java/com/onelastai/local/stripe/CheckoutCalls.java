package com.onelastai.local.stripe;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * Requests for checkout sessions.
 *
 * @param pages the address of their pages
 */
record CheckoutCalls(
    State state,
    Catalogue catalogue,
    Discounts discounts,
    TaxRates taxRates,
    Checkouts checkouts,
    String pages) {

  static final String KIND = "checkout.session";

  private static final long SHORTEST = Duration.ofMinutes(30).toSeconds();
  private static final long LONGEST = Duration.ofHours(24).toSeconds();

  ObjectNode create(Call call) {
    String mode = call.required("mode");
    String customer = state.customer(call);
    ObjectNode session =
        state
            .create(KIND)
            .put("mode", mode)
            .put("customer", customer)
            .put("expires_at", expiry(call));
    switch (mode) {
      case "subscription" -> sell(call, session);
      case "setup" -> requireCurrencyOrTypes(call);
      default -> throw StripeError.notSimulated("mode");
    }
    session
        .put("success_url", address(call, "success_url"))
        .put("cancel_url", call.has("cancel_url") ? address(call, "cancel_url") : null)
        .put("url", pages + Json.id(session));
    call.copyTo(session, "client_reference_id", "locale", "currency");
    return state.add(session);
  }

  private long expiry(Call call) {
    long now = state.now();
    long at = call.number("expires_at").orElse(now + LONGEST);
    if (at < now + SHORTEST || at > now + LONGEST) {
      throw StripeError.invalid(
          "expires_at",
          "The `expires_at` timestamp must be at least 30 minutes and less than 24 hours from"
              + " Checkout Session creation.");
    }
    return at;
  }

  private static String address(Call call, String param) {
    String address = call.required(param);
    try {
      if (URI.create(address.replace("{CHECKOUT_SESSION_ID}", "id")).getHost() != null) {
        return address;
      }
    } catch (IllegalArgumentException notAnAddress) {
      // Refused below.
    }
    throw StripeError.invalid(param, "Not a valid URL");
  }

  private void sell(Call call, ObjectNode session) {
    Call item = call.only("line_items");
    requireQuantity(item);
    ObjectNode price = catalogue.priceOf(item);
    state.requireCurrency(Json.text(session, "customer"), Json.text(price, "currency"));
    Call subscription = call.at("subscription_data");
    long trialDays = trialDays(subscription);
    Optional<ObjectNode> coupon =
        call.each("discounts")
            .map(discount -> discounts.coupon(discount, Json.text(price, "currency")))
            .findFirst();
    long discount = trialDays > 0 ? 0 : coupon.map(c -> Discounts.of(c, price)).orElse(0L);
    ObjectNode order =
        order(price, subscription)
            .put("id", orderId(Json.id(session)))
            .put("coupon", coupon.map(Json::id).orElse(null));
    taxRates.write(subscription, order);
    total(session, order, discount);
    requireChargeable(session);
    state.add(order);
  }

  private static void requireChargeable(ObjectNode session) {
    long total = Json.number(session, "amount_total");
    if (total > 0 && total < Money.minimum(Json.text(session, "currency"))) {
      throw StripeError.refused(
          "amount_too_small",
          "The Checkout Session's total amount due must add up to at least the minimum charge.");
    }
  }

  private static void requireQuantity(Call item) {
    String param = "line_items[0][quantity]";
    if (item.number("quantity").orElseThrow(() -> StripeError.missing(param)) != 1) {
      throw StripeError.notSimulated(param);
    }
  }

  private static long trialDays(Call subscription) {
    long days = subscription.number("trial_period_days").orElse(0L);
    if (subscription.has("trial_period_days") && days < 1) {
      throw StripeError.invalid(
          "subscription_data[trial_period_days]", "The minimum number of trial period days is 1.");
    }
    return days;
  }

  private static void requireCurrencyOrTypes(Call call) {
    if (!call.has("currency") && !call.has("payment_method_types")) {
      throw StripeError.missing("currency");
    }
  }

  ObjectNode lineItems(Call call) {
    return checkouts.lineItems(state.inPath(KIND, call.id()));
  }

  ObjectNode expire(Call call) {
    ObjectNode session = state.inPath(KIND, call.id());
    String status = Json.text(session, "status");
    if (!status.equals("open")) {
      throw StripeError.refused(
          null,
          "Only Checkout Sessions with a status in [\"open\"] can be expired. This Checkout"
              + " Session has a status of `"
              + status
              + "`.");
    }
    checkouts.expire(session);
    return session;
  }

  private static void total(ObjectNode session, ObjectNode order, long discount) {
    boolean trial = Json.number(order, "trial_days") > 0;
    long subtotal = trial ? 0 : Json.number(order, "price.unit_amount");
    List<ObjectNode> taxes = TaxRates.of(order, subtotal - discount).toList();
    session
        .put("currency", Json.text(order, "price.currency"))
        .put("amount_subtotal", subtotal)
        .put("amount_total", subtotal - discount + sum(taxes.stream().filter(TaxRates::isOnTop)))
        .putObject("total_details")
        .put("amount_discount", discount)
        .put("amount_shipping", 0)
        .put("amount_tax", sum(taxes.stream()));
  }

  private static long sum(Stream<ObjectNode> taxes) {
    return taxes.mapToLong(tax -> Json.number(tax, "amount")).sum();
  }

  /** The subscription to create, which a session itself does not include. */
  static ObjectNode order(ObjectNode price, Call subscription) {
    ObjectNode order =
        Json.newObject()
            .put("object", "checkout.order")
            .put("description", subscription.text("description").orElse(null))
            .put("trial_days", subscription.number("trial_period_days").orElse(0L))
            .put(
                "without_card",
                subscription
                    .text("trial_settings.end_behavior.missing_payment_method")
                    .orElse("create_invoice"));
    order.set("price", price.deepCopy());
    order.putArray("default_tax_rates");
    subscription.mergeMetadata(order.putObject("metadata"));
    return order;
  }

  static String orderId(String session) {
    return "order_" + session;
  }
}
