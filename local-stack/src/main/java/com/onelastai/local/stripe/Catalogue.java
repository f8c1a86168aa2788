package com.onelastai.local.stripe;

import java.math.BigDecimal;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Products, prices and coupons. */
record Catalogue(State state) {

  private static final Set<String> INTERVALS = Set.of("day", "week", "month", "year");
  private static final Set<String> DURATIONS = Set.of("once", "repeating", "forever");

  ObjectNode createProduct(Call call) {
    ObjectNode product = create("product", call, "Product already exists.");
    product.put("name", call.required("name")).put("updated", state.now());
    call.copyTo(product, "description");
    return state.add(product);
  }

  /** A new object, with the client's id if it names one. */
  private ObjectNode create(String kind, Call call, String alreadyExists) {
    ObjectNode object = state.create(kind);
    call.text("id").ifPresent(id -> object.put("id", id));
    if (state.find(kind, Json.id(object)).isPresent()) {
      throw StripeError.refused("resource_already_exists", alreadyExists);
    }
    return object;
  }

  ObjectNode updateProduct(Call call) {
    ObjectNode product = state.inPath("product", call.id());
    call.copyTo(product, "name", "description");
    return product.put("updated", state.now());
  }

  ObjectNode createPrice(Call data) {
    String interval = data.required("recurring.interval");
    if (!INTERVALS.contains(interval)) {
      throw StripeError.invalid("recurring[interval]", "Invalid recurring[interval]: " + interval);
    }
    long amount = data.requiredNumber("unit_amount");
    if (amount < 0) {
      throw StripeError.invalid("unit_amount", "Invalid non-negative integer");
    }
    ObjectNode price =
        state
            .create("price")
            .put("product", productOf(data))
            .put("currency", data.required("currency"))
            .put("unit_amount", amount)
            .put("unit_amount_decimal", String.valueOf(amount));
    Json.object(price, "recurring")
        .put("interval", interval)
        .put("interval_count", data.number("recurring.interval_count").orElse(1L));
    return state.add(price);
  }

  /** The price of a line or an item: an existing one, or a new one from price_data. */
  ObjectNode priceOf(Call line) {
    return line.has("price_data")
        ? createPrice(line.at("price_data"))
        : state.inParam("price", line.required("price"), "price");
  }

  private String productOf(Call data) {
    return Json.id(
        data.has("product_data")
            ? createProduct(data.at("product_data"))
            : state.inParam("product", data.required("product"), "price_data[product]"));
  }

  ObjectNode createCoupon(Call call) {
    ObjectNode coupon = create("coupon", call, "Coupon already exists.");
    if (call.has("percent_off") == call.has("amount_off")) {
      throw StripeError.invalid("percent_off", "You must pass either percent_off or amount_off");
    }
    String duration = call.text("duration").orElse("once");
    if (!DURATIONS.contains(duration)) {
      throw StripeError.invalid("duration", "Invalid duration: " + duration);
    }
    coupon.put("duration", duration);
    call.text("percent_off").map(BigDecimal::new).ifPresent(off -> coupon.put("percent_off", off));
    call.number("amount_off")
        .ifPresent(off -> coupon.put("amount_off", off).put("currency", call.required("currency")));
    if (duration.equals("repeating")) {
      coupon.put("duration_in_months", call.requiredNumber("duration_in_months"));
    }
    call.copyTo(coupon, "name");
    return state.add(coupon);
  }

  ObjectNode deleteCoupon(Call call) {
    state.remove(state.inPath("coupon", call.id()));
    return deleted(call.id(), "coupon");
  }

  /** The representation of a deleted object. */
  static ObjectNode deleted(String id, String kind) {
    return Json.newObject().put("id", id).put("object", kind).put("deleted", true);
  }
}
