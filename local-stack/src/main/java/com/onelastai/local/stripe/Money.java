package com.onelastai.local.stripe;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Formats amounts, and knows the smallest that is charged. */
final class Money {

  /** Stripe's own, not the service's: a mistake there shows here. */
  private static final Map<String, Long> MINIMUM =
      Map.ofEntries(
          Map.entry("aed", 200L),
          Map.entry("aud", 50L),
          Map.entry("bgn", 100L),
          Map.entry("brl", 50L),
          Map.entry("cad", 50L),
          Map.entry("chf", 50L),
          Map.entry("czk", 1500L),
          Map.entry("dkk", 250L),
          Map.entry("eur", 50L),
          Map.entry("gbp", 30L),
          Map.entry("hkd", 400L),
          Map.entry("huf", 17_500L),
          Map.entry("inr", 50L),
          Map.entry("jpy", 50L),
          Map.entry("mxn", 1000L),
          Map.entry("myr", 200L),
          Map.entry("nok", 300L),
          Map.entry("nzd", 50L),
          Map.entry("pln", 200L),
          Map.entry("ron", 200L),
          Map.entry("sek", 300L),
          Map.entry("sgd", 50L),
          Map.entry("thb", 1000L),
          Map.entry("usd", 50L));

  private Money() {}

  /** The smallest charge; Stripe names one for these currencies. */
  static long minimum(String currency) {
    return MINIMUM.getOrDefault(currency, 1L);
  }

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
