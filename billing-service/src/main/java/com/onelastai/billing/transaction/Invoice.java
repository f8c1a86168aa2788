package com.onelastai.billing.transaction;

import com.onelastai.billing.stripe.StripeInvoice;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an invoice says, as it was made out.
 *
 * @param number as the buyer sees it; null if Stripe gave none
 * @param subtotal before discounts and tax
 * @param total what the lines come to; negative where a change of plan gives something back
 * @param due what of the total is to be paid; less where earlier credit is used up
 * @param buyer null once the user is erased
 */
public record Invoice(
    @Nullable String number,
    List<Line> lines,
    long subtotal,
    long discount,
    long tax,
    long total,
    long due,
    Seller seller,
    @Nullable Buyer buyer) {

  /**
   * @param amount before discounts and tax; negative where a change of plan gives something back
   */
  public record Line(
      String description, long quantity, long amount, Instant periodStart, Instant periodEnd) {}

  /**
   * As they named themselves to Stripe.
   *
   * @param address in lines
   */
  public record Buyer(@Nullable String name, @Nullable String email, List<String> address) {}

  static Invoice of(StripeInvoice invoice, Seller seller, boolean withBuyer) {
    List<Line> lines =
        invoice.lines().stream()
            .map(line ->
                new Line(
                    line.description(),
                    line.quantity(),
                    line.amount(),
                    line.periodStart(),
                    line.periodEnd()))
            .toList();
    StripeInvoice.Buyer buyer = invoice.buyer();
    return new Invoice(
        invoice.number(),
        lines,
        invoice.subtotal(),
        invoice.discount(),
        invoice.tax(),
        invoice.total(),
        invoice.amountDue(),
        seller,
        withBuyer ? new Buyer(buyer.name(), buyer.email(), buyer.address()) : null);
  }
}
