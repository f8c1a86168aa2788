package com.onelastai.local.stripe;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

final class CheckoutCalls {

  static final String KIND = "checkout.session";

  private static final long SHORTEST = Duration.ofMinutes(30).toSeconds();
  private static final long LONGEST = Duration.ofHours(24).toSeconds();

  private final State state;
  private final SimulatedClock clock;
  private final Catalogue catalogue;
  private final Discounts discounts;
  private final Checkouts checkouts;
  private final String pages;

  /**
   * @param url of the simulator
   */
  CheckoutCalls(
      State state,
      SimulatedClock clock,
      Catalogue catalogue,
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
    ObjectNode session = session(mode, customer, clock.seconds(), expiry(call));
    switch (mode) {
      case "subscription" -> sell(call, session);
      case "setup" -> requireCurrencyOrTypes(call);
      default -> throw StripeError.notSimulated("mode");
    }
    session
        .put("success_url", address(call, "success_url"))
        .put("cancel_url", call.has("cancel_url") ? address(call, "cancel_url") : null)
        .put("url", pages + Json.id(session));
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
    Call item = call.only("line_items");
    requireQuantity(item);
    ObjectNode price = catalogue.priceOf(item);
    Call subscription = call.at("subscription_data");
    long trialDays = trialDays(subscription);
    Optional<ObjectNode> coupon =
        call.each("discounts")
            .map(discount -> discounts.coupon(discount, Json.text(price, "currency")))
            .findFirst();
    long discount = trialDays > 0 ? 0 : coupon.map(c -> Discounts.of(c, price)).orElse(0L);
    total(session, price, discount, trialDays > 0);
    String id = Json.id(session);
    state.add(order(id, price, subscription, coupon.map(c -> Json.id(c)).orElse(null)));
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

  ObjectNode list(Call call) {
    return Json.page(
        call, "/v1/checkout/sessions", state.all(KIND), "customer", "subscription", "status");
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

  static ObjectNode session(String mode, String customer, long created, long expiresAt) {
    return Json.template("checkout.session", Json.newId("cs_test_"))
        .put("mode", mode)
        .put("customer", customer)
        .put("created", created)
        .put("expires_at", expiresAt);
  }

  static void total(ObjectNode session, ObjectNode price, long discount, boolean trial) {
    long subtotal = trial ? 0 : Json.number(price, "unit_amount");
    session
        .put("currency", Json.text(price, "currency"))
        .put("amount_subtotal", subtotal)
        .put("amount_total", subtotal - discount)
        .putObject("total_details")
        .put("amount_discount", discount)
        .put("amount_shipping", 0)
        .put("amount_tax", 0);
  }

  /**
   * The subscription to create, which the session itself does not include.
   *
   * @param coupon id; null if there is none
   */
  static ObjectNode order(
      String session, ObjectNode price, Call subscriptionData, @Nullable String coupon) {
    ObjectNode order =
        Json.newObject()
            .put("id", orderId(session))
            .put("object", "checkout.order")
            .put("coupon", coupon)
            .put("description", subscriptionData.text("description").orElse(null))
            .put("trial_days", subscriptionData.number("trial_period_days").orElse(0L));
    order.set("price", price.deepCopy());
    subscriptionData.mergeMetadata("metadata", order.putObject("metadata"));
    return order;
  }

  static String orderId(String session) {
    return "order_" + session;
  }

  static ObjectNode lineItems(ObjectNode session, ObjectNode price, String name) {
    String id = Json.id(session);
    ObjectNode item =
        Json.newObject()
            .put("id", "li_" + id)
            .put("object", "item")
            .put("amount_discount", Json.number(session, "total_details.amount_discount"))
            .put("amount_subtotal", Json.number(session, "amount_subtotal"))
            .put("amount_tax", 0)
            .put("amount_total", Json.number(session, "amount_total"))
            .put("currency", Json.text(session, "currency"))
            .put("description", name)
            .put("quantity", 1);
    item.set("price", price.deepCopy());
    return Json.list("/v1/checkout/sessions/" + id + "/line_items", List.of(item), false);
  }
}
