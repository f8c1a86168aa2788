package com.onelastai.billing.stripe;

import com.stripe.param.CouponCreateParams;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
public class StripeDiscounts {

  private final StripeCalls calls;

  StripeDiscounts(StripeCalls calls) {
    this.calls = calls;
  }

  /**
   * Creates a discount at Stripe, unless it exists.
   *
   * @param id our id, which is never reused for another discount
   * @param percentOff null if {@code amountOff} is set
   * @param months how many months it lasts; 1 for the first payment only, null for ever
   */
  public void ensure(
      String id,
      @Nullable Integer percentOff,
      @Nullable Long amountOff,
      @Nullable String currency,
      @Nullable Integer months) {
    var params =
        CouponCreateParams.builder()
            .setId(id)
            .setPercentOff(percentOff == null ? null : BigDecimal.valueOf(percentOff))
            .setAmountOff(amountOff)
            .setCurrency(currency)
            .setDuration(duration(months));
    if (months != null && months > 1) {
      params.setDurationInMonths(months.longValue());
    }
    try {
      calls.execute((stripe, options) -> stripe.coupons().create(params.build(), options));
    } catch (StripeRefusal e) {
      if (!e.is("resource_already_exists")) {
        throw e;
      }
    }
  }

  private static CouponCreateParams.Duration duration(@Nullable Integer months) {
    if (months == null) {
      return CouponCreateParams.Duration.FOREVER;
    }
    return months == 1 ? CouponCreateParams.Duration.ONCE : CouponCreateParams.Duration.REPEATING;
  }
}
