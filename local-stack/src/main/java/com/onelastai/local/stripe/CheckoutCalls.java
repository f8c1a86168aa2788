package com.onelastai.local.stripe;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

final class CheckoutCalls {

  static final String KIND = "checkout.session";

  private static final long SHORTEST = Duration.ofMinutes(30).toSeconds();
  private static final long LONGEST = Duration.ofHours(24).toSeconds();

  private final State state;
  private final SimulatedClock clock;
  private final CatalogueCalls catalogue;
  private final Discounts discounts;
  private final Checkouts checkouts;
  private final String pages;

  /**
   * @param url of the simulator
   */
  CheckoutCalls(
      State state,
      SimulatedClock clock,
      CatalogueCalls catalogue,
      Discounts discounts,
      Checkouts checkouts,
      String url) {
    this.state = state;
    this.clock = clock;
    this.catalogue = catalogue;
    this.discounts = discounts;
    this.checkouts = checkouts;
    this.pages = url + "/checkout/";
  }

  ObjectNode create(Call call) {
    String mode = call.required("mode");
    String customer = call.required("customer");
    state.inParam("customer", customer, "customer");
    ObjectNode session = CheckoutJson.session(mode, customer, clock.seconds(), expiry(call));
    switch (mode) {
      case "subscription" -> sell(call, session);
      case "setup" -> requireCurrencyOrTypes(call);
      default -> throw StripeError.notSimulated("mode");
    }
    session
        .put("success_url", address(call, "success_url"))
        .put("cancel_url", call.has("cancel_url") ? address(call, "cancel_url") : null)
        .put("url", pages + Json.text(session, "id"));
    call.copy(session, "client_reference_id", "locale", "currency");
    call.mergeMetadata("metadata", Json.object(session, "metadata"));
    return state.add(session);
  }

  private long expiry(Call call) {
    long now = clock.seconds();
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
    List<Call> items = call.each("line_items").toList();
    if (items.isEmpty()) {
      throw StripeError.missing("line_items");
    }
    if (items.size() > 1) {
      throw StripeError.notSimulated("line_items[1]");
    }
    requireQuantity(items.getFirst());
    ObjectNode price = catalogue.priceOf(items.getFirst());
    Call subscription = call.at("subscription_data");
    long trialDays = trialDays(subscription);
    Optional<ObjectNode> coupon =
        call.each("discounts")
            .map(discount -> discounts.coupon(discount, Json.text(price, "currency")))
            .findFirst();
    long discount = trialDays > 0 ? 0 : coupon.map(c -> Discounts.of(c, price)).orElse(0L);
    CheckoutJson.total(session, price, discount, trialDays > 0);
    String id = Json.text(session, "id");
    state.add(
        CheckoutJson.order(
            id, price, subscription, coupon.map(c -> Json.text(c, "id")).orElse(null)));
  }

  private static void requireQuantity(Call item) {
    long quantity =
        item.number("quantity").orElseThrow(() -> StripeError.missing("line_items[0][quantity]"));
    if (quantity != 1) {
      throw StripeError.notSimulated("line_items[0][quantity]");
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

  ObjectNode retrieve(Call call) {
    return state.inPath(KIND, call.id());
  }

  ObjectNode list(Call call) {
    return ListJson.page(
        call, "/v1/checkout/sessions", state.all(KIND), "customer", "subscription", "status");
  }

  ObjectNode lineItems(Call call) {
    return checkouts.lineItems(retrieve(call));
  }

  ObjectNode expire(Call call) {
    ObjectNode session = retrieve(call);
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
}
