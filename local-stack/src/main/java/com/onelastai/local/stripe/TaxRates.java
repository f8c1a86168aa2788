package com.onelastai.local.stripe;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tax rates, inside the price or on top of it, and the tax that a subscription's rates give. */
record TaxRates(State state) {

  static final String KIND = "tax_rate";

  private static final String OF_SUBSCRIPTION = "default_tax_rates";

  ObjectNode create(Call call) {
    BigDecimal percentage = percentage(call.required("percentage"));
    ObjectNode rate =
        state
            .create(KIND)
            .put("display_name", call.required("display_name"))
            .put("inclusive", call.required("inclusive").equals("true"))
            .put("percentage", percentage)
            .put("effective_percentage", percentage);
    call.copyTo(rate, "country", "description", "jurisdiction", "state", "tax_type");
    return state.add(rate);
  }

  private static BigDecimal percentage(String text) {
    try {
      BigDecimal percentage = new BigDecimal(text);
      if (percentage.signum() >= 0
          && percentage.compareTo(BigDecimal.valueOf(100)) <= 0
          && percentage.stripTrailingZeros().scale() <= 4) {
        return percentage;
      }
    } catch (NumberFormatException notANumber) {
      // Refused below.
    }
    throw StripeError.invalid(
        "percentage", "Must be from 0 to 100, with at most 4 decimal places: " + text);
  }

  /** Sets the rates that a call names; an empty value ends them. */
  void write(Call call, ObjectNode taxed) {
    if (call.has(OF_SUBSCRIPTION)) {
      ArrayNode rates = taxed.putArray(OF_SUBSCRIPTION);
      call.texts(OF_SUBSCRIPTION).stream()
          .map(id -> state.inParam(KIND, id, OF_SUBSCRIPTION + "[0]"))
          .forEach(rate -> rates.add(rate.deepCopy()));
    }
  }

  /** Adds the tax to the lines, after their discounts. */
  static void apply(ObjectNode subscription, List<ObjectNode> lines) {
    for (ObjectNode line : lines) {
      long net = Json.number(line, "amount") - InvoiceJson.discountOf(line);
      of(subscription, net).forEach(((ArrayNode) line.get("taxes"))::add);
    }
  }

  /**
   * @param amount with the tax that is inside it
   */
  static Stream<ObjectNode> of(ObjectNode subscription, long amount) {
    BigDecimal taxable = withoutInclusive(subscription, amount);
    return rates(subscription).map(rate -> tax(rate, taxable));
  }

  /** Whether the tax is added to the price. */
  static boolean isOnTop(ObjectNode tax) {
    return Json.text(tax, "tax_behavior").equals("exclusive");
  }

  /** What is left of an amount without the tax inside it. */
  static long excludingInclusive(ObjectNode subscription, long amount) {
    return amount
        - of(subscription, amount)
            .filter(tax -> !isOnTop(tax))
            .mapToLong(tax -> Json.number(tax, "amount"))
            .sum();
  }

  private static BigDecimal withoutInclusive(ObjectNode subscription, long amount) {
    BigDecimal percent =
        rates(subscription)
            .filter(rate -> Json.flag(rate, "inclusive"))
            .map(TaxRates::percentage)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return BigDecimal.valueOf(amount)
        .divide(BigDecimal.ONE.add(percent.movePointLeft(2)), MathContext.DECIMAL128);
  }

  private static ObjectNode tax(ObjectNode rate, BigDecimal taxable) {
    ObjectNode tax =
        Json.newObject()
            .put("amount", rounded(taxable.multiply(percentage(rate)).movePointLeft(2)))
            .put("tax_behavior", Json.flag(rate, "inclusive") ? "inclusive" : "exclusive")
            .put("taxability_reason", "not_available")
            .put("taxable_amount", rounded(taxable))
            .put("type", "tax_rate_details");
    tax.putObject("tax_rate_details").put("tax_rate", Json.id(rate));
    return tax;
  }

  private static BigDecimal percentage(ObjectNode rate) {
    return new BigDecimal(Json.text(rate, "percentage"));
  }

  private static Stream<ObjectNode> rates(ObjectNode subscription) {
    return Json.each(subscription, OF_SUBSCRIPTION);
  }

  private static long rounded(BigDecimal amount) {
    return amount.setScale(0, RoundingMode.HALF_UP).longValueExact();
  }
}
