package com.onelastai.billing.stripe;

import com.stripe.model.checkout.Session;
import com.stripe.param.checkout.SessionCreateParams;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
public class StripeCheckouts {

  private final StripeCalls calls;
  private final StripeProducts products;

  StripeCheckouts(StripeCalls calls, StripeProducts products) {
    this.calls = calls;
    this.products = products;
  }

  public StripeCheckout create(NewCheckout checkout) {
    return products.withPrice(checkout.price(), priced -> open(params(checkout, priced)));
  }

  private static SessionCreateParams params(NewCheckout checkout, Map<String, Object> priced) {
    Map<String, String> metadata = checkout.purchase().metadata();
    var subscription = SessionCreateParams.SubscriptionData.builder().putAllMetadata(metadata);
    if (checkout.trialDays() > 0) {
      subscription.setTrialPeriodDays((long) checkout.trialDays());
    }
    var params =
        page(checkout.customerId(), checkout.successUrl(), checkout.cancelUrl())
            .setMode(SessionCreateParams.Mode.SUBSCRIPTION)
            .addLineItem(
                SessionCreateParams.LineItem.builder()
                    .setQuantity(1L)
                    .putExtraParam(StripeProducts.PRICE_DATA, priced)
                    .build())
            .setSubscriptionData(subscription.build())
            .putAllMetadata(metadata)
            .setExpiresAt(checkout.expiresAt().getEpochSecond());
    if (checkout.discountId() != null) {
      params.addDiscount(
          SessionCreateParams.Discount.builder().setCoupon(checkout.discountId()).build());
    }
    return params.build();
  }

  /** Creates a page on which the customer saves a card. */
  public StripeCheckout createForCard(String customerId, String successUrl, String cancelUrl) {
    return open(
        page(customerId, successUrl, cancelUrl).setMode(SessionCreateParams.Mode.SETUP).build());
  }

  /**
   * Closes the page if it is still open. Its status is then {@code expired}, or {@code complete} if
   * the buyer has paid in the meantime.
   */
  public StripeCheckout expire(String checkoutId) {
    try {
      return StripeCheckout.of(
          calls.execute(
              (stripe, options) -> stripe.checkout().sessions().expire(checkoutId, options)));
    } catch (StripeRefusal e) {
      return closed(checkoutId);
    }
  }

  /** A page that was no longer open. Stripe's live mode knows none of the test mode. */
  private StripeCheckout closed(String checkoutId) {
    try {
      return StripeCheckout.of(
          calls.query(stripe -> stripe.checkout().sessions().retrieve(checkoutId)));
    } catch (StripeRefusal e) {
      if (e.isNotFound()) {
        return new StripeCheckout(checkoutId, null, "expired", null, null, null);
      }
      throw e;
    }
  }

  private static SessionCreateParams.Builder page(
      String customerId, String successUrl, String cancelUrl) {
    return SessionCreateParams.builder()
        .setCustomer(customerId)
        .addPaymentMethodType(SessionCreateParams.PaymentMethodType.CARD)
        .setSuccessUrl(successUrl)
        .setCancelUrl(cancelUrl);
  }

  private StripeCheckout open(SessionCreateParams params) {
    Session session =
        calls.execute((stripe, options) -> stripe.checkout().sessions().create(params, options));
    return StripeCheckout.of(session);
  }

  /**
   * A page on which a buyer pays for a subscription.
   *
   * @param discountId the id of a discount at Stripe; null if there is none
   * @param trialDays 0 if there is no trial
   * @param expiresAt when the page closes, 30 minutes to 24 hours from now
   */
  public record NewCheckout(
      String customerId,
      Price price,
      Purchase purchase,
      @Nullable String discountId,
      int trialDays,
      Instant expiresAt,
      String successUrl,
      String cancelUrl) {}
}
