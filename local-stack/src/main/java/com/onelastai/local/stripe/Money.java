package com.onelastai.local.stripe;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** Formats amounts. */
final class Money {

  private Money() {}

  static String of(long minorUnits, String currency) {
    Currency unit = Currency.getInstance(currency.toUpperCase(Locale.ROOT));
    NumberFormat format = NumberFormat.getCurrencyInstance(Locale.US);
    format.setCurrency(unit);
    format.setMinimumFractionDigits(unit.getDefaultFractionDigits());
    format.setMaximumFractionDigits(unit.getDefaultFractionDigits());
    return format.format(BigDecimal.valueOf(minorUnits, unit.getDefaultFractionDigits()));
  }

  /** Such as {@code $29.00 / month}. */
  static String per(ObjectNode price) {
    long count = Json.number(price, "recurring.interval_count");
    String interval = Json.text(price, "recurring.interval");
    return of(Json.number(price, "unit_amount"), Json.text(price, "currency"))
        + " / "
        + (count == 1 ? interval : count + " " + interval + "s");
  }
}
