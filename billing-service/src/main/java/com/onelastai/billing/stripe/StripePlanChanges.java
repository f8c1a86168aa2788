package com.onelastai.billing.stripe;

import com.stripe.model.Invoice;
import com.stripe.param.InvoiceCreatePreviewParams;
import com.stripe.param.SubscriptionUpdateParams;
import com.stripe.param.common.EmptyParam;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Replaces the price of a subscription for the rest of its period. */
@Component
public class StripePlanChanges {

  private final StripeCalls calls;
  private final StripeProducts products;
  private final StripeSubscriptions subscriptions;

  StripePlanChanges(StripeCalls calls, StripeProducts products, StripeSubscriptions subscriptions) {
    this.calls = calls;
    this.products = products;
    this.subscriptions = subscriptions;
  }

  /**
   * Calculates the cost without changing anything.
   *
   * @param change from which time on Stripe prorates, and when a trial ends
   */
  public ProrationPreview preview(
      StripeSubscription subscription, Price price, Purchase purchase, When change) {
    Invoice invoice =
        products.withPrice(
            price,
            priced ->
                calls.query(stripe ->
                    stripe
                        .invoices()
                        .createPreview(previewed(subscription, priced, purchase, change))));
    return new ProrationPreview(
        invoice.getAmountDue(), invoice.getCurrency(), change.at(), StripeInvoice.lines(invoice));
  }

  private static InvoiceCreatePreviewParams previewed(
      StripeSubscription subscription, Map<String, Object> priced, Purchase purchase, When when) {
    var details =
        InvoiceCreatePreviewParams.SubscriptionDetails.builder()
            .addItem(
                InvoiceCreatePreviewParams.SubscriptionDetails.Item.builder()
                    .setId(subscription.itemId())
                    .putExtraParam(StripeProducts.PRICE_DATA, priced)
                    .build())
            .setProrationBehavior(
                InvoiceCreatePreviewParams.SubscriptionDetails.ProrationBehavior.ALWAYS_INVOICE);
    if (when.trialEnd() == null) {
      details.setProrationDate(when.at().getEpochSecond());
    } else if (when.endsTrial()) {
      details.setTrialEnd(InvoiceCreatePreviewParams.SubscriptionDetails.TrialEnd.NOW);
    } else {
      details.setTrialEnd(when.trialEnd().getEpochSecond());
    }
    var params =
        InvoiceCreatePreviewParams.builder()
            .setSubscription(subscription.id())
            .setSubscriptionDetails(details.build());
    if (purchase.couponCode() == null) {
      params.setDiscounts(EmptyParam.EMPTY);
    }
    return params.build();
  }

  /**
   * Charges the difference at once. A discount continues only if the purchase names its coupon.
   * Throws 402 if the charge is declined, and changes nothing; 409 if the subscription has ended.
   *
   * @throws ConfirmationRequired with the page on which the buyer pays, which makes the change
   */
  public StripeResponse<StripeSubscription> change(
      StripeSubscription subscription, Price price, Purchase purchase, When when) {
    return products.withPrice(
        price,
        priced -> {
          try {
            return subscriptions.update(
                subscription.id(), terms(changed(subscription, priced, when), purchase).build());
          } catch (ConfirmationRequired required) {
            throw required.at(
                subscriptions.updateOncePaid(
                    subscription.id(),
                    changed(subscription, priced, when)
                        .setPaymentBehavior(
                            SubscriptionUpdateParams.PaymentBehavior.PENDING_IF_INCOMPLETE)
                        .addExpand("latest_invoice")
                        .build()));
          }
        });
  }

  /** Completes a change that waited for its payment, which cannot change these terms. */
  public StripeResponse<StripeSubscription> complete(String subscriptionId, Purchase purchase) {
    return subscriptions.update(
        subscriptionId, terms(SubscriptionUpdateParams.builder(), purchase).build());
  }

  private static SubscriptionUpdateParams.Builder terms(
      SubscriptionUpdateParams.Builder params, Purchase purchase) {
    params.putAllMetadata(purchase.metadata());
    return purchase.couponCode() == null ? params.setDiscounts(EmptyParam.EMPTY) : params;
  }

  private static SubscriptionUpdateParams.Builder changed(
      StripeSubscription subscription, Map<String, Object> priced, When when) {
    var params =
        SubscriptionUpdateParams.builder()
            .addItem(
                SubscriptionUpdateParams.Item.builder()
                    .setId(subscription.itemId())
                    .putExtraParam(StripeProducts.PRICE_DATA, priced)
                    .build())
            .setProrationBehavior(SubscriptionUpdateParams.ProrationBehavior.ALWAYS_INVOICE)
            .setPaymentBehavior(SubscriptionUpdateParams.PaymentBehavior.ERROR_IF_INCOMPLETE);
    if (when.trialEnd() == null) {
      return params.setProrationDate(when.at().getEpochSecond());
    }
    return when.endsTrial()
        ? params.setTrialEnd(SubscriptionUpdateParams.TrialEnd.NOW)
        : params.setTrialEnd(when.trialEnd().getEpochSecond());
  }

  /**
   * The time of a change.
   *
   * @param at from which time on Stripe prorates
   * @param trialEnd when the trial ends instead; null if it stays as it is, or there is none
   */
  public record When(Instant at, @Nullable Instant trialEnd) {

    private boolean endsTrial() {
      return trialEnd != null && !trialEnd.isAfter(at);
    }
  }

  /**
   * The cost of a change of plan.
   *
   * @param amountDue now, in the currency's minor unit
   * @param at the time of the change, from which the amounts are calculated
   */
  public record ProrationPreview(
      long amountDue, String currency, Instant at, List<StripeInvoice.Line> lines) {}
}
