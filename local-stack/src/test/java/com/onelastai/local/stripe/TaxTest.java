package com.onelastai.local.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Coupon;
import com.stripe.model.Invoice;
import com.stripe.model.InvoiceLineItem;
import com.stripe.model.Subscription;
import com.stripe.model.TaxRate;
import com.stripe.model.checkout.Session;
import com.stripe.param.CouponCreateParams;
import com.stripe.param.TaxRateCreateParams;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tax rates of a subscription, inside the price or on top of it. */
class TaxTest {

  @AutoClose private final Shop shop = new Shop();

  @ParameterizedTest
  @CsvSource({
    "false, 19, 551, 3451, 2900, 2900",
    "true, 19, 463, 2900, 2437, 2437",
    "true, 0, 0, 2900, 2900, 2900",
    "false, 7.25, 210, 3110, 2900, 2900"
  })
  void invoiceAddsTheTaxUp(
      boolean inclusive,
      BigDecimal percentage,
      long tax,
      long total,
      long subtotalWithout,
      long totalWithout)
      throws Exception {
    Session session = checkout(rate(inclusive, percentage), Map.of());
    assertThat(session)
        .extracting("amountSubtotal", "amountTotal", "totalDetails.amountTax")
        .containsExactly(2900L, total, tax);

    shop.pay(session, Shop.PAYS);

    Invoice invoice = shop.latestInvoice(shop.subscriptionOf(session));
    assertThat(invoice)
        .extracting(
            Invoice::getSubtotal,
            Invoice::getTotal,
            Invoice::getAmountPaid,
            Invoice::getSubtotalExcludingTax,
            Invoice::getTotalExcludingTax)
        .containsExactly(2900L, total, total, subtotalWithout, totalWithout);
    assertThat(invoice.getTotalTaxes().getFirst())
        .extracting("amount", "taxBehavior", "taxableAmount")
        .containsExactly(tax, inclusive ? "inclusive" : "exclusive", totalWithout);
    assertThat(invoice.getLines().getData().getFirst().getTaxes().getFirst().getAmount())
        .isEqualTo(tax);
  }

  @Test
  void discountIsNotTaxed() throws Exception {
    Coupon half =
        shop.v1
            .coupons()
            .create(CouponCreateParams.builder().setPercentOff(BigDecimal.valueOf(50)).build());

    Session session =
        checkout(
            rate(false, BigDecimal.TEN),
            Map.of("discounts", List.of(Map.of("coupon", half.getId()))));
    shop.pay(session, Shop.PAYS);

    assertThat(shop.latestInvoice(shop.subscriptionOf(session)))
        .extracting(Invoice::getSubtotal, Invoice::getTotal, Invoice::getTotalExcludingTax)
        .containsExactly(2900L, 1595L, 1450L);
  }

  /** As an operator adds it, later; the rate ends as it came. */
  @Test
  void taxStartsAndEndsWithTheNextInvoice() throws Exception {
    Subscription bought = shop.bought(Shop.PAYS);
    shop.update(bought, Map.of("default_tax_rates", List.of(rate(false, BigDecimal.TEN).getId())));
    shop.moveClock(Duration.ofDays(32));
    assertThat(shop.latestInvoice(bought).getAmountPaid()).isEqualTo(3190);

    assertThat(shop.update(bought, Map.of("default_tax_rates", "")).getDefaultTaxRates()).isEmpty();
    shop.moveClock(Duration.ofDays(63));
    assertThat(shop.latestInvoice(bought).getAmountPaid()).isEqualTo(2900);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void changeOfPlanCreditsTheTaxAsWell(boolean inclusive) throws Exception {
    Session session = checkout(rate(inclusive, BigDecimal.TEN), Map.of());
    shop.pay(session, Shop.PAYS);
    Subscription bought = shop.subscriptionOf(session);
    shop.product("plan-max", "Max");
    Map<String, Object> item = new HashMap<>(Shop.item("plan-max", 5800, "month"));
    item.put("id", Shop.item(bought).getId());

    shop.update(
        bought,
        Map.of(
            "items",
            List.of(item),
            "proration_behavior",
            "always_invoice",
            "payment_behavior",
            "error_if_incomplete",
            "proration_date",
            Shop.item(bought).getCurrentPeriodStart()));

    Invoice change = shop.latestInvoice(bought);
    long tax = inclusive ? 264 : 290;
    assertThat(change.getTotal()).isEqualTo(inclusive ? 2900 : 3190);
    assertThat(change.getLines().getData())
        .extracting(line -> taxOf(line))
        .containsExactly(-tax, inclusive ? 527 : 2 * tax);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "100.1", "7.12345"})
  void impossiblePercentageIsRefused(String percentage) {
    assertThatThrownBy(() -> rate(false, new BigDecimal(percentage)))
        .isInstanceOf(InvalidRequestException.class)
        .hasFieldOrPropertyWithValue("param", "percentage");
  }

  @Test
  void unknownRateIsRefused() throws Exception {
    Subscription bought = shop.bought(Shop.PAYS);

    assertThatThrownBy(() -> shop.update(bought, Map.of("default_tax_rates", List.of("txr_1"))))
        .isInstanceOf(InvalidRequestException.class)
        .hasFieldOrPropertyWithValue("code", "resource_missing");
  }

  private static long taxOf(InvoiceLineItem line) {
    return line.getTaxes().getFirst().getAmount();
  }

  private Session checkout(TaxRate rate, Map<String, Object> more) throws StripeException {
    Map<String, Object> params = new HashMap<>(more);
    params.put(
        "subscription_data",
        Map.of("metadata", Map.of("userId", "u1"), "default_tax_rates", List.of(rate.getId())));
    return shop.checkout(params);
  }

  private TaxRate rate(boolean inclusive, BigDecimal percentage) throws StripeException {
    return shop.v1
        .taxRates()
        .create(
            TaxRateCreateParams.builder()
                .setDisplayName("VAT")
                .setInclusive(inclusive)
                .setPercentage(percentage)
                .build());
  }
}
