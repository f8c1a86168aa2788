package com.onelastai.billing.stripe;

import com.stripe.param.ProductCreateParams;
import com.stripe.param.ProductUpdateParams;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Stripe's products, which name our plans and agents on pages and invoices. */
@Component
class StripeProducts {

  /** The parameter for a {@link #withPrice price}. */
  static final String PRICE_DATA = "price_data";

  private final StripeCalls calls;
  private final Map<String, String> names = new ConcurrentHashMap<>();

  StripeProducts(StripeCalls calls) {
    this.calls = calls;
  }

  /**
   * Makes a call with the price as a parameter. Creates its product if necessary, also if somebody
   * has deleted it at Stripe since we created it.
   */
  <T> T withPrice(Price price, Function<Map<String, Object>, T> call) {
    try {
      return call.apply(priced(price));
    } catch (StripeRefusal refusal) {
      if (!refusal.isUnknown("product")) {
        throw refusal;
      }
      names.remove(price.productId());
      return call.apply(priced(price));
    }
  }

  Map<String, Object> priced(Price price) {
    if (!price.name().equals(names.get(price.productId()))) {
      ensure(price.productId(), price.name());
      names.put(price.productId(), price.name());
    }
    return Map.of(
        "currency", price.currency(),
        "product", price.productId(),
        "unit_amount", price.amount(),
        "recurring", Map.of("interval", interval(price.period()), "interval_count", 1));
  }

  private void ensure(String id, String name) {
    var create = ProductCreateParams.builder().setId(id).setName(name).build();
    try {
      calls.execute((stripe, options) -> stripe.products().create(create, options));
    } catch (StripeRefusal e) {
      if (!e.is("resource_already_exists")) {
        throw e;
      }
      var rename = ProductUpdateParams.builder().setName(name).setActive(true).build();
      calls.execute((stripe, options) -> stripe.products().update(id, rename, options));
    }
  }

  private static String interval(String period) {
    return switch (period) {
      case "daily" -> "day";
      case "weekly" -> "week";
      case "monthly" -> "month";
      case "yearly" -> "year";
      default -> throw new IllegalArgumentException("There is no period " + period);
    };
  }
}
