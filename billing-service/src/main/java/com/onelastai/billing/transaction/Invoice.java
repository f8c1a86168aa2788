package com.onelastai.billing.transaction;

import com.onelastai.billing.stripe.StripeInvoice;
import com.onelastai.billing.stripe.StripeInvoice.Buyer;
import com.onelastai.billing.stripe.StripeInvoice.Line;
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

  static Invoice of(StripeInvoice invoice, Seller seller, boolean withBuyer) {
    return new Invoice(
        invoice.number(),
        invoice.lines(),
        invoice.subtotal(),
        invoice.discount(),
        invoice.tax(),
        invoice.total(),
        invoice.amountDue(),
        seller,
        withBuyer ? invoice.buyer() : null);
  }
}
