package com.onelastai.billing.stripe;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param status Stripe's word: draft, open, paid, uncollectible or void
 * @param billingReason Stripe's word, such as {@code subscription_create}, {@code
 *     subscription_cycle}, {@code subscription_update}
 * @param number as the buyer sees it; null while it is a draft
 * @param subscriptionId null if it is for none
 * @param subtotal before discounts and tax; amounts are in the currency's minor unit
 * @param tax of all lines
 * @param url where Stripe shows it; null if it does not
 * @param purchase null if it was not sold by this service
 */
public record StripeInvoice(
    String id,
    String customerId,
    @Nullable String subscriptionId,
    String status,
    String billingReason,
    Instant createdAt,
    @Nullable String number,
    String currency,
    long subtotal,
    long discount,
    long tax,
    long total,
    long amountDue,
    long amountPaid,
    List<Line> lines,
    @Nullable String url,
    Buyer buyer,
    @Nullable Purchase purchase)
    implements StripeObject {

  /**
   * @param amount before discounts and tax; negative where a change of plan gives something back
   */
  public record Line(
      String description, long quantity, long amount, Instant periodStart, Instant periodEnd) {}

  /**
   * As they named themselves to Stripe.
   *
   * @param address in lines, with the country's two letters last; empty if there is none
   */
  public record Buyer(@Nullable String name, @Nullable String email, List<String> address) {}
}
