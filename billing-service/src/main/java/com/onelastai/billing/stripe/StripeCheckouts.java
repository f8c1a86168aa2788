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
    Map<String, Object> priced = products.priced(checkout.price());
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
    return open(params.build());
  }

  /** A page on which a card is left for later. */
  public StripeCheckout createForCard(String customerId, String successUrl, String cancelUrl) {
    return open(
        page(customerId, successUrl, cancelUrl).setMode(SessionCreateParams.Mode.SETUP).build());
  }

  /**
   * Closes the page if it is still open, and says how it stands then: {@code expired}, or {@code
   * complete} if somebody paid meanwhile.
   */
  public StripeCheckout expire(String checkoutId) {
    try {
      return StripeCheckout.of(
          calls.act((stripe, options) -> stripe.checkout().sessions().expire(checkoutId, options)));
    } catch (StripeRefusal e) {
      // It was not open any more.
      return StripeCheckout.of(
          calls.ask(stripe -> stripe.checkout().sessions().retrieve(checkoutId)));
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
        calls.act((stripe, options) -> stripe.checkout().sessions().create(params, options));
    return StripeCheckout.of(session);
  }

  /**
   * What a buyer is asked to pay for.
   *
   * @param discountId of a discount at Stripe; null if there is none
   * @param trialDays 0 if there is no trial
   * @param expiresAt when the page closes; Stripe takes 30 minutes to 24 hours from now
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
