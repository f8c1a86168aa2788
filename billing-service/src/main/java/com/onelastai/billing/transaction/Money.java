package com.onelastai.billing.transaction;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;

/** Formats amounts. */
public final class Money {

  /** Currencies without a minor unit that Stripe still counts in hundredths. */
  private static final Set<String> HUNDREDTHS = Set.of("isk", "ugx");

  private Money() {}

  /** Such as {@code 1234.50}, for programs. */
  public static String decimal(long amount, String currency) {
    return BigDecimal.valueOf(amount, digits(currency)).toPlainString();
  }

  /** Such as {@code USD 1,234.50}, for people. */
  public static String text(long amount, String currency) {
    int digits = digits(currency);
    DecimalFormat format =
        new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setMinimumFractionDigits(digits);
    String number = format.format(BigDecimal.valueOf(Math.abs(amount), digits));
    return (amount < 0 ? "-" : "") + currency.toUpperCase(Locale.ROOT) + " " + number;
  }

  private static int digits(String currency) {
    return HUNDREDTHS.contains(currency)
        ? 2
        : Currency.getInstance(currency.toUpperCase(Locale.ROOT)).getDefaultFractionDigits();
  }
}
