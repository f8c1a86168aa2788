package com.onelastai.local.stripe;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/**
 * Another price in the middle of a period: the unused time is credited, the remaining time at the
 * new price is charged. A price with another interval starts a new period.
 *
 * @param name of the new product
 * @param at the time of the change, in epoch seconds
 * @param keepsDiscounts whether current discounts continue
 */
record PlanChange(ObjectNode price, String name, long at, boolean keepsDiscounts) {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.US);

  /**
   * @param lastCharged finds the line charged for the current period
   */
  List<ObjectNode> lines(
      ObjectNode subscription, Function<ObjectNode, Optional<ObjectNode>> lastCharged) {
    List<ObjectNode> lines = new ArrayList<>();
    if (Json.text(subscription, "status").equals("trialing")) {
      return lines;
    }
    Period current = Period.of(subscription);
    Period rest = new Period(at, current.end());
    lastCharged.apply(subscription).ifPresent(paid -> lines.add(unused(subscription, paid, rest)));
    if (sameInterval(subscription)) {
      long amount = share(Json.number(price, "unit_amount"), rest.seconds(), current.seconds());
      String what = "Remaining time on %s after %s".formatted(name, day());
      ObjectNode line = InvoiceJson.line(subscription, price, amount, what, rest);
      lines.add(InvoiceJson.prorated(line, true));
    } else {
      lines.add(
          InvoiceJson.line(
              subscription,
              price,
              Json.number(price, "unit_amount"),
              "1 × %s (at %s)".formatted(name, Money.per(price)),
              Period.from(at, at, price)));
    }
    return lines;
  }

  private ObjectNode unused(ObjectNode subscription, ObjectNode paid, Period rest) {
    Period covered = new Period(Json.number(paid, "period.start"), Json.number(paid, "period.end"));
    long net = Json.number(paid, "amount") - InvoiceJson.discountOf(paid);
    long amount = -share(net, rest.seconds(), covered.seconds());
    String what = "Unused time on %s after %s".formatted(before(paid), day());
    ObjectNode line =
        InvoiceJson.line(subscription, Subscriptions.price(subscription), amount, what, rest);
    return InvoiceJson.prorated(line, false);
  }

  /** The product's name from the description of the charged line. */
  private static String before(ObjectNode paid) {
    return Json.text(paid, "description")
        .replaceFirst("^1 × ", "")
        .replaceFirst(" \\(at .*\\)$", "")
        .replaceFirst("^Remaining time on ", "")
        .replaceFirst(" after \\d.*$", "");
  }

  /** Rounded half up. */
  private static long share(long amount, long part, long whole) {
    return Math.floorDiv(2 * amount * part + whole, 2 * whole);
  }

  private String day() {
    return DAY.format(LocalDate.ofInstant(Instant.ofEpochSecond(at), ZoneOffset.UTC));
  }

  private boolean sameInterval(ObjectNode subscription) {
    return Subscriptions.price(subscription).get("recurring").equals(price.get("recurring"));
  }

  void apply(ObjectNode subscription) {
    ObjectNode item = Subscriptions.item(subscription);
    boolean trial = Json.text(subscription, "status").equals("trialing");
    if (!trial && !sameInterval(subscription)) {
      subscription.put("billing_cycle_anchor", at);
      Period.from(at, at, price).writeTo(item);
    }
    item.set("price", price.deepCopy());
    if (!keepsDiscounts) {
      subscription.putArray("discounts");
    }
  }
}
