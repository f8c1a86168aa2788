package com.onelastai.billing.stripe;

import com.onelastai.starter.problem.ApiException;
import com.stripe.model.Subscription;
import com.stripe.param.SubscriptionCreateParams;
import com.stripe.param.SubscriptionUpdateParams;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

@Component
public class StripeSubscriptions {

  private final StripeCalls calls;
  private final StripeProducts products;
  private final Clock clock;

  StripeSubscriptions(StripeCalls calls, StripeProducts products, Clock clock) {
    this.calls = calls;
    this.products = products;
    this.clock = clock;
  }

  /** Empty if Stripe does not know the subscription. */
  public Optional<StripeResponse<StripeSubscription>> find(String subscriptionId) {
    try {
      return Optional.of(
          current(calls.query(stripe -> stripe.subscriptions().retrieve(subscriptionId))));
    } catch (StripeRefusal e) {
      if (e.isNotFound()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /**
   * Charges the customer's default card at once. Throws 402 and creates nothing if the charge is
   * declined or there is no card.
   *
   * @param idempotencyKey the same for retries of an attempt
   */
  public StripeResponse<StripeSubscription> create(
      String customerId,
      Price price,
      Purchase purchase,
      @Nullable String discountId,
      int trialDays,
      String idempotencyKey) {
    var params =
        SubscriptionCreateParams.builder()
            .setCustomer(customerId)
            .addItem(
                SubscriptionCreateParams.Item.builder()
                    .putExtraParam(StripeProducts.PRICE_DATA, products.priced(price))
                    .build())
            .setPaymentBehavior(SubscriptionCreateParams.PaymentBehavior.ERROR_IF_INCOMPLETE)
            .putAllMetadata(purchase.metadata());
    if (discountId != null) {
      params.addDiscount(SubscriptionCreateParams.Discount.builder().setCoupon(discountId).build());
    }
    if (trialDays > 0) {
      params.setTrialPeriodDays((long) trialDays);
    }
    try {
      return current(
          calls.execute(
              idempotencyKey,
              (stripe, options) -> stripe.subscriptions().create(params.build(), options)));
    } catch (StripeRefusal e) {
      throw e.lacksPaymentMethod() ? StripeFailures.noPaymentMethod(e) : e;
    }
  }

  /** Throws 409 if it has ended. */
  public StripeResponse<StripeSubscription> setAutoRenew(String subscriptionId, boolean autoRenew) {
    return update(
        subscriptionId,
        SubscriptionUpdateParams.builder().setCancelAtPeriodEnd(!autoRenew).build());
  }

  /** Charges renewals to this card instead of the default. Throws 409 if it has ended. */
  public void chargeTo(String subscriptionId, String paymentMethodId) {
    update(
        subscriptionId,
        SubscriptionUpdateParams.builder().setDefaultPaymentMethod(paymentMethodId).build());
  }

  /** Does nothing if it has ended already. */
  public StripeResponse<StripeSubscription> cancelNow(String subscriptionId) {
    try {
      return current(
          calls.execute(
              (stripe, options) -> stripe.subscriptions().cancel(subscriptionId, options)));
    } catch (StripeRefusal e) {
      return find(subscriptionId).filter(StripeSubscriptions::hasEnded).orElseThrow(() -> e);
    }
  }

  /** Throws 402 if a resulting charge is declined; 409 if it has ended. */
  StripeResponse<StripeSubscription> update(String id, SubscriptionUpdateParams params) {
    try {
      return current(
          calls.execute((stripe, options) -> stripe.subscriptions().update(id, params, options)));
    } catch (StripeRefusal e) {
      if (find(id).filter(StripeSubscriptions::hasEnded).isPresent()) {
        throw ended(e);
      }
      throw e.lacksPaymentMethod() ? StripeFailures.noPaymentMethod(e) : e;
    }
  }

  private StripeResponse<StripeSubscription> current(Subscription answer) {
    Instant date = answer.getLastResponse().date();
    return new StripeResponse<>(
        StripeSubscription.of(answer), Objects.requireNonNullElseGet(date, clock::instant));
  }

  private static boolean hasEnded(StripeResponse<StripeSubscription> subscription) {
    return subscription.object().endedAt() != null;
  }

  private static ApiException ended(StripeRefusal cause) {
    return new ApiException(
        HttpStatus.CONFLICT, "subscription_ended", "The subscription has ended.", cause);
  }
}
