package com.onelastai.billing.transaction;

import com.onelastai.billing.stripe.StripeInvoice;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of an invoice when it was issued.
 *
 * @param number shown to the buyer; null if Stripe assigned none
 * @param subtotal before discounts and tax
 * @param total the sum; negative if a change of plan credits unused time
 * @param due the part of the total to pay; less if earlier credit is used
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
   * @param amount before discounts and tax; negative if a change of plan credits unused time
   */
  public record Line(
      String description, long quantity, long amount, Instant periodStart, Instant periodEnd) {}

  /**
   * Name and address as entered at Stripe.
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
