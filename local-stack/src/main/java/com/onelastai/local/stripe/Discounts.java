package com.onelastai.local.stripe;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Applies coupons to the invoices of a subscription. */
record Discounts(State state) {

  /** The coupon of a request, which must have the price's currency. */
  ObjectNode coupon(Call discount, String currency) {
    ObjectNode coupon =
        state.inParam("coupon", discount.required("coupon"), "discounts[0][coupon]");
    if (!Json.isNull(coupon, "amount_off") && !Json.text(coupon, "currency").equals(currency)) {
      throw StripeError.invalid(
          "discounts[0][coupon]", "The coupon's currency is not that of the price");
    }
    return coupon;
  }

  void add(ObjectNode subscription, String couponId) {
    ObjectNode coupon = state.get("coupon", couponId);
    coupon.put("times_redeemed", Json.number(coupon, "times_redeemed") + 1);
    ObjectNode discount =
        Json.create("discount")
            .put("customer", Json.text(subscription, "customer"))
            .put("start", state.now())
            .put("subscription", Json.id(subscription));
    Json.object(discount, "source").put("coupon", couponId);
    if (Json.text(coupon, "duration").equals("repeating")) {
      ZonedDateTime now = state.clock().now().atZone(ZoneOffset.UTC);
      discount.put(
          "end", now.plusMonths(Json.number(coupon, "duration_in_months")).toEpochSecond());
    }
    state.add(discount);
    ((ArrayNode) subscription.get("discounts")).add(Json.id(discount));
  }

  /** Reverts the discounts of a subscription whose payment failed. */
  void remove(ObjectNode subscription) {
    of(subscription)
        .forEach(discount -> {
          ObjectNode coupon = couponOf(discount);
          coupon.put("times_redeemed", Json.number(coupon, "times_redeemed") - 1);
          state.remove(discount);
        });
  }

  private List<ObjectNode> of(ObjectNode subscription) {
    return subscription
        .get("discounts")
        .valueStream()
        .map(id -> state.get("discount", id.asString()))
        .toList();
  }

  private ObjectNode couponOf(ObjectNode discount) {
    return state.get("coupon", Json.text(discount, "source.coupon"));
  }

  /** Adds the amounts of all active discounts to the lines. */
  void apply(ObjectNode subscription, List<ObjectNode> lines, long at) {
    for (ObjectNode discount : of(subscription)) {
      if (Json.isNull(discount, "end") || Json.number(discount, "end") > at) {
        ObjectNode coupon = couponOf(discount);
        long left = Json.number(coupon, "amount_off");
        for (ObjectNode line : lines) {
          if (Json.flag(line, "discountable")) {
            left -= apply(Json.id(discount), coupon, line, left);
          }
        }
      }
    }
  }

  private static long apply(String discount, ObjectNode coupon, ObjectNode line, long left) {
    long amount = Json.number(line, "amount") - InvoiceJson.discountOf(line);
    long off = off(coupon, amount, left);
    ((ArrayNode) line.get("discounts")).add(discount);
    ((ArrayNode) line.get("discount_amounts"))
        .addObject()
        .put("amount", off)
        .put("discount", discount);
    return off;
  }

  /** A coupon's amount for one period of a price. */
  static long of(ObjectNode coupon, ObjectNode price) {
    long amount = Json.number(price, "unit_amount");
    return off(coupon, amount, Json.number(coupon, "amount_off"));
  }

  private static long off(ObjectNode coupon, long amount, long left) {
    return Json.isNull(coupon, "percent_off")
        ? Math.min(amount, left)
        : percent(amount, new BigDecimal(Json.text(coupon, "percent_off")));
  }

  private static long percent(long amount, BigDecimal percent) {
    return percent
        .multiply(BigDecimal.valueOf(amount))
        .movePointLeft(2)
        .setScale(0, RoundingMode.HALF_UP)
        .longValueExact();
  }

  /** Ends discounts with duration once after an invoice with an amount. */
  void endOneTime(ObjectNode subscription, ObjectNode invoice) {
    if (Json.number(invoice, "subtotal") > 0) {
      List<String> left =
          of(subscription).stream()
              .filter(discount -> !Json.text(couponOf(discount), "duration").equals("once"))
              .map(Json::id)
              .toList();
      subscription.set("discounts", Json.MAPPER.valueToTree(left));
    }
  }
}
