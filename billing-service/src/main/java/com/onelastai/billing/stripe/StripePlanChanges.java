package com.onelastai.billing.stripe;

import com.stripe.model.Invoice;
import com.stripe.param.InvoiceCreatePreviewParams;
import com.stripe.param.SubscriptionUpdateParams;
import com.stripe.param.common.EmptyParam;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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

  /** Calculates the cost without changing anything. */
  public ProrationPreview preview(
      StripeSubscription subscription, Price price, Purchase purchase, Instant at) {
    Map<String, Object> priced = products.priced(price);
    var details =
        InvoiceCreatePreviewParams.SubscriptionDetails.builder()
            .addItem(
                InvoiceCreatePreviewParams.SubscriptionDetails.Item.builder()
                    .setId(subscription.itemId())
                    .putExtraParam(StripeProducts.PRICE_DATA, priced)
                    .build())
            .setProrationBehavior(
                InvoiceCreatePreviewParams.SubscriptionDetails.ProrationBehavior.ALWAYS_INVOICE)
            .setProrationDate(at.getEpochSecond())
            .build();
    var params =
        InvoiceCreatePreviewParams.builder()
            .setSubscription(subscription.id())
            .setSubscriptionDetails(details);
    if (purchase.couponCode() == null) {
      params.setDiscounts(EmptyParam.EMPTY);
    }
    Invoice invoice = calls.query(stripe -> stripe.invoices().createPreview(params.build()));
    return new ProrationPreview(
        invoice.getAmountDue(), invoice.getCurrency(), at, StripeInvoice.lines(invoice));
  }

  /**
   * Charges the difference at once. A discount continues only if the purchase names its coupon.
   * Throws 402 if the charge is declined, and changes nothing; 409 if the subscription has ended.
   */
  public StripeResponse<StripeSubscription> change(
      StripeSubscription subscription, Price price, Purchase purchase, Instant at) {
    var params =
        SubscriptionUpdateParams.builder()
            .addItem(
                SubscriptionUpdateParams.Item.builder()
                    .setId(subscription.itemId())
                    .putExtraParam(StripeProducts.PRICE_DATA, products.priced(price))
                    .build())
            .setProrationBehavior(SubscriptionUpdateParams.ProrationBehavior.ALWAYS_INVOICE)
            .setProrationDate(at.getEpochSecond())
            .setPaymentBehavior(SubscriptionUpdateParams.PaymentBehavior.ERROR_IF_INCOMPLETE)
            .putAllMetadata(purchase.metadata());
    if (purchase.couponCode() == null) {
      params.setDiscounts(EmptyParam.EMPTY);
    }
    return subscriptions.update(subscription.id(), params.build());
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
