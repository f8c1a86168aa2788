package com.onelastai.billing.stripe;

import com.onelastai.starter.problem.ApiException;
import com.stripe.model.Invoice;
import com.stripe.model.Subscription;
import com.stripe.param.SubscriptionCreateParams;
import com.stripe.param.SubscriptionResumeParams;
import com.stripe.param.SubscriptionUpdateParams;
import com.stripe.param.common.EmptyParam;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

@Component
public class StripeSubscriptions {

  /** The code of the problem of a subscription that has ended, or that Stripe does not know. */
  public static final String ENDED = "subscription_ended";

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
    try {
      return products.withPrice(
          price,
          priced -> {
            var params = created(customerId, priced, purchase, discountId, trialDays);
            return current(
                calls.execute(
                    idempotencyKey,
                    (stripe, options) -> stripe.subscriptions().create(params, options)));
          });
    } catch (StripeRefusal e) {
      throw e.lacksPaymentMethod() ? StripeFailures.noPaymentMethod(e) : e;
    }
  }

  private static SubscriptionCreateParams created(
      String customerId,
      Map<String, Object> priced,
      Purchase purchase,
      @Nullable String discountId,
      int trialDays) {
    var params =
        SubscriptionCreateParams.builder()
            .setCustomer(customerId)
            .addItem(
                SubscriptionCreateParams.Item.builder()
                    .putExtraParam(StripeProducts.PRICE_DATA, priced)
                    .build())
            .setPaymentBehavior(SubscriptionCreateParams.PaymentBehavior.ERROR_IF_INCOMPLETE)
            .putAllMetadata(purchase.metadata());
    if (discountId != null) {
      params.addDiscount(SubscriptionCreateParams.Discount.builder().setCoupon(discountId).build());
    }
    if (trialDays > 0) {
      params.setTrialPeriodDays((long) trialDays);
    }
    return params.build();
  }

  /** Throws 409 if it has ended. */
  public StripeResponse<StripeSubscription> setAutoRenew(String subscriptionId, boolean autoRenew) {
    StripeResponse<StripeSubscription> changed =
        update(
            subscriptionId,
            SubscriptionUpdateParams.builder().setCancelAtPeriodEnd(!autoRenew).build());
    // Stripe's portal ends subscriptions at a time, which the flag does not undo.
    return autoRenew && changed.object().cancelAt() != null
        ? update(
            subscriptionId,
            SubscriptionUpdateParams.builder().setCancelAt(EmptyParam.EMPTY).build())
        : changed;
  }

  /** Continues a paused subscription with a new period, which is charged at once. Throws 402. */
  public StripeResponse<StripeSubscription> resume(String subscriptionId) {
    var params =
        SubscriptionResumeParams.builder()
            .setBillingCycleAnchor(SubscriptionResumeParams.BillingCycleAnchor.NOW)
            .build();
    return changed(
        subscriptionId,
        () ->
            calls.execute((stripe, options) ->
                stripe.subscriptions().resume(subscriptionId, params, options)));
  }

  /** Charges renewals to this card instead of the default. Throws 409 if it has ended. */
  public void chargeTo(String subscriptionId, String paymentMethodId) {
    update(
        subscriptionId,
        SubscriptionUpdateParams.builder().setDefaultPaymentMethod(paymentMethodId).build());
  }

  /** Does nothing if it has ended already. Throws 409 if Stripe does not know it. */
  public StripeResponse<StripeSubscription> cancelNow(String subscriptionId) {
    try {
      return current(
          calls.execute(
              (stripe, options) -> stripe.subscriptions().cancel(subscriptionId, options)));
    } catch (StripeRefusal e) {
      StripeResponse<StripeSubscription> found = find(subscriptionId).orElseThrow(() -> ended(e));
      if (!hasEnded(found)) {
        throw e;
      }
      return found;
    }
  }

  /** Throws 402 if a resulting charge is declined; 409 if it has ended. */
  StripeResponse<StripeSubscription> update(String id, SubscriptionUpdateParams params) {
    return changed(
        id,
        () ->
            calls.execute((stripe, options) -> stripe.subscriptions().update(id, params, options)));
  }

  /**
   * Makes a change that waits for its payment.
   *
   * @return the page at Stripe on which the buyer pays; null if there is none
   */
  @Nullable String updateOncePaid(String id, SubscriptionUpdateParams params) {
    Subscription waiting =
        calls.execute((stripe, options) -> stripe.subscriptions().update(id, params, options));
    Invoice invoice = waiting.getLatestInvoiceObject();
    return invoice == null ? null : invoice.getHostedInvoiceUrl();
  }

  private StripeResponse<StripeSubscription> changed(String id, Supplier<Subscription> call) {
    try {
      return current(call.get());
    } catch (StripeRefusal e) {
      if (find(id).filter(one -> !hasEnded(one)).isEmpty()) {
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
    return new ApiException(HttpStatus.CONFLICT, ENDED, "The subscription has ended.", cause);
  }
}
