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
 * @param tax on top of the prices or inside them
 * @param due the part of the total to pay; less if earlier credit is used
 * @param buyer null once the user is erased
 * @param includedTax the part of the tax that is inside the prices; null in invoices that were
 *     stored before it was read, like the two below
 * @param creditNotes what credit notes took off before the payment
 * @param startingBalance the customer's: negative if there was credit, positive if there was debt
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
    @Nullable Buyer buyer,
    @Nullable Long includedTax,
    @Nullable Long creditNotes,
    @Nullable Long startingBalance) {

  /** The tax that is added to the prices. */
  public long taxOnTop() {
    return tax - taxInside();
  }

  /** What is added is the difference to the total. */
  public long taxInside() {
    return includedTax == null ? subtotal - discount + tax - total : includedTax;
  }

  public long takenOffByCreditNotes() {
    return creditNotes == null ? 0 : creditNotes;
  }

  /** The customer's credit that this invoice used. */
  public long earlierCredit() {
    long used = total - takenOffByCreditNotes() - due;
    return total < 0 || used <= 0
        ? 0
        : startingBalance == null ? used : Math.min(used, Math.max(0, -startingBalance));
  }

  /**
   * What is paid with a later invoice as it is too little to be charged; negative if it was carried
   * over to this one.
   */
  public long carriedOver() {
    return total < 0 ? 0 : total - takenOffByCreditNotes() - earlierCredit() - due;
  }

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
        withBuyer ? invoice.buyer() : null,
        invoice.includedTax(),
        invoice.creditNotes(),
        invoice.startingBalance());
  }
}
