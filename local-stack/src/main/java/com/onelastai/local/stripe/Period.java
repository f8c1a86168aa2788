package com.onelastai.local.stripe;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import tools.jackson.databind.node.ObjectNode;

/** A billing period in epoch seconds. */
record Period(long start, long end) {

  /**
   * The period of a price that starts at the given time, counted from the anchor, so that after a
   * February it ends on the 31st again.
   */
  static Period from(long start, long anchor, ObjectNode price) {
    ZonedDateTime first = Instant.ofEpochSecond(anchor).atZone(ZoneOffset.UTC);
    long end = anchor;
    for (int count = 1; end <= start; count++) {
      end = plus(first, price, count).toEpochSecond();
    }
    return new Period(start, end);
  }

  /** The current period of a subscription. */
  static Period of(ObjectNode subscription) {
    ObjectNode item = Subscriptions.item(subscription);
    return new Period(
        Json.number(item, "current_period_start"), Json.number(item, "current_period_end"));
  }

  void writeTo(ObjectNode item) {
    item.put("current_period_start", start).put("current_period_end", end);
  }

  private static ZonedDateTime plus(ZonedDateTime first, ObjectNode price, int count) {
    long units = count * Json.number(price, "recurring.interval_count");
    return switch (Json.text(price, "recurring.interval")) {
      case "day" -> first.plusDays(units);
      case "week" -> first.plusWeeks(units);
      case "month" -> first.plusMonths(units);
      default -> first.plusYears(units);
    };
  }

  long seconds() {
    return end - start;
  }
}
