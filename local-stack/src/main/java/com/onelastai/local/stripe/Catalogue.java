package com.onelastai.local.stripe;

import java.math.BigDecimal;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Products, prices and coupons. */
final class Catalogue {

  private static final Set<String> INTERVALS = Set.of("day", "week", "month", "year");
  private static final Set<String> DURATIONS = Set.of("once", "repeating", "forever");

  private final State state;
  private final SimulatedClock clock;

  Catalogue(State state, SimulatedClock clock) {
    this.state = state;
    this.clock = clock;
  }

  ObjectNode createProduct(Call call) {
    String id = call.text("id").orElseGet(() -> Json.newId("prod_"));
    if (state.find("product", id).isPresent()) {
      throw StripeError.refused("resource_already_exists", "Product already exists.");
    }
    ObjectNode product = product(id, call.required("name"), clock.seconds());
    call.copy(product, "description");
    call.mergeMetadata("metadata", Json.object(product, "metadata"));
    return state.add(product);
  }

  ObjectNode updateProduct(Call call) {
    ObjectNode product = state.inPath("product", call.id());
    call.copy(product, "name", "description");
    call.mergeMetadata("metadata", Json.object(product, "metadata"));
    return product.put("updated", clock.seconds());
  }

  ObjectNode createPrice(Call call) {
    return state.add(newPrice(call));
  }

  /** The price of a line or an item: an existing one, or a new one from price_data. */
  ObjectNode priceOf(Call line) {
    if (line.has("price_data")) {
      return state.add(newPrice(line.at("price_data")));
    }
    return state.inParam("price", line.required("price"), "price");
  }

  private ObjectNode newPrice(Call data) {
    String interval = data.required("recurring.interval");
    if (!INTERVALS.contains(interval)) {
      throw StripeError.invalid("recurring[interval]", "Invalid recurring[interval]: " + interval);
    }
    long amount = data.number("unit_amount").orElseThrow(() -> StripeError.missing("unit_amount"));
    if (amount < 0) {
      throw StripeError.invalid("unit_amount", "Invalid non-negative integer");
    }
    return price(
        productOf(data),
        data.required("currency"),
        amount,
        interval,
        data.number("recurring.interval_count").orElse(1L),
        clock.seconds());
  }

  private String productOf(Call data) {
    if (data.has("product_data")) {
      return Json.text(createProduct(data.at("product_data")), "id");
    }
    String id = data.required("product");
    return Json.text(state.inParam("product", id, "price_data[product]"), "id");
  }

  ObjectNode createCoupon(Call call) {
    String id = call.text("id").orElseGet(() -> Json.newId(""));
    if (state.find("coupon", id).isPresent()) {
      throw StripeError.refused("resource_already_exists", "Coupon already exists.");
    }
    if (call.has("percent_off") == call.has("amount_off")) {
      throw StripeError.invalid("percent_off", "You must pass either percent_off or amount_off");
    }
    String duration = call.text("duration").orElse("once");
    if (!DURATIONS.contains(duration)) {
      throw StripeError.invalid("duration", "Invalid duration: " + duration);
    }
    ObjectNode coupon = coupon(id, duration, clock.seconds());
    call.text("percent_off").map(BigDecimal::new).ifPresent(off -> coupon.put("percent_off", off));
    call.number("amount_off")
        .ifPresent(off -> coupon.put("amount_off", off).put("currency", call.required("currency")));
    if (duration.equals("repeating")) {
      coupon.put(
          "duration_in_months",
          call.number("duration_in_months")
              .orElseThrow(() -> StripeError.missing("duration_in_months")));
    }
    call.copy(coupon, "name");
    call.mergeMetadata("metadata", Json.object(coupon, "metadata"));
    return state.add(coupon);
  }

  ObjectNode deleteCoupon(Call call) {
    state.remove(state.inPath("coupon", call.id()));
    return deleted(call.id(), "coupon");
  }

  static ObjectNode product(String id, String name, long created) {
    return Json.template("product", id)
        .put("name", name)
        .put("created", created)
        .put("updated", created);
  }

  static ObjectNode price(
      String product, String currency, long amount, String interval, long count, long created) {
    ObjectNode price =
        Json.template("price", Json.newId("price_"))
            .put("product", product)
            .put("currency", currency)
            .put("unit_amount", amount)
            .put("unit_amount_decimal", String.valueOf(amount))
            .put("created", created);
    Json.object(price, "recurring").put("interval", interval).put("interval_count", count);
    return price;
  }

  static ObjectNode coupon(String id, String duration, long created) {
    return Json.template("coupon", id).put("duration", duration).put("created", created);
  }

  /** The representation of a deleted object. */
  static ObjectNode deleted(String id, String kind) {
    return Json.newObject().put("id", id).put("object", kind).put("deleted", true);
  }
}
