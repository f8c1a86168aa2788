package com.onelastai.billing.coupon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CouponTermsTest {

  @ParameterizedTest
  @CsvSource({
    "20, 2900, 580",
    "50, 999, 500",
    "33, 100, 33",
    "15, 130, 20",
    "15, 129, 19",
    "1, 49, 0",
    "1, 50, 1",
    "100, 2900, 2900",
    "100, 99999999, 99999999"
  })
  void percentageIsRoundedHalfUp(int percent, long price, long discount) {
    assertThat(off(percent, null).discountOn(price)).isEqualTo(discount);
  }

  @ParameterizedTest
  @CsvSource({"500, 2900, 500", "2900, 2900, 2900", "5000, 2900, 2900"})
  void amountIsAtMostThePrice(long amount, long price, long discount) {
    assertThat(off(null, amount).discountOn(price)).isEqualTo(discount);
  }

  @Test
  void differentTermsHaveDifferentDiscountIds() {
    List<CouponTerms> different =
        List.of(
            off(20, null),
            off(21, null),
            off(null, 20L),
            lasting("forever", null),
            lasting("months", 1),
            lasting("months", 2));

    assertThat(different.stream().map(terms -> terms.discountId("A")))
        .doesNotHaveDuplicates()
        .contains("A-20pct-once", "A-20usd-once", "A-20pct-2m");
    assertThat(off(20, null).retired().discountId("A"))
        .isEqualTo(off(20, null).discountId("A"))
        .isNotEqualTo(off(20, null).discountId("B"));
  }

  @Test
  void durationIsConvertedToMonths() {
    assertThat(lasting("once", null).discountedMonths()).isEqualTo(1);
    assertThat(lasting("months", 3).discountedMonths()).isEqualTo(3);
    assertThat(lasting("forever", null).discountedMonths()).isNull();
  }

  /** Of 1.00 USD, in which the least that is charged is 0.50, and of 10.00 KWD. */
  @ParameterizedTest
  @CsvSource({
    "usd, 100, 50, true",
    "usd, 100, 51, false",
    "usd, 100, 99, false",
    "usd, 100, 100, true",
    "kwd, 10000, 33, true"
  })
  void leavesNothingOrWhatIsCharged(String currency, long price, int percent, boolean chargeable) {
    assertThat(off(percent, null).leavesChargeable(price, currency)).isEqualTo(chargeable);
  }

  @Test
  void amountMustLeaveTheStepsOfACurrency() {
    assertThat(off(null, 5L).leavesChargeable(10_000, "kwd")).isFalse();
    assertThat(off(null, 10L).leavesChargeable(10_000, "kwd")).isTrue();
    assertThat(off(null, 80L).leavesChargeable(100, "usd")).isFalse();
    assertThat(off(null, 200L).leavesChargeable(100, "usd")).isTrue();
  }

  private static CouponTerms off(@Nullable Integer percent, @Nullable Long amount) {
    return terms(percent, amount, "once", null);
  }

  private static CouponTerms lasting(String duration, @Nullable Integer months) {
    return terms(20, null, duration, months);
  }

  private static CouponTerms terms(
      @Nullable Integer percent, @Nullable Long amount, String duration, @Nullable Integer months) {
    return new CouponTerms(
        percent,
        amount,
        amount == null ? null : "usd",
        null,
        duration,
        months,
        null,
        null,
        null,
        null,
        true);
  }
}
