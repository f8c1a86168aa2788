package com.onelastai.billing.invoice;

import com.onelastai.billing.transaction.Invoice;
import com.onelastai.billing.transaction.Transaction;
import java.util.List;

/**
 * An invoice with its payment and refunds.
 *
 * @param refunds of the payment, the oldest first
 */
record IssuedInvoice(Transaction payment, Invoice invoice, List<Transaction> refunds) {

  /** Its number, or the payment's id while Stripe has given it none. */
  String number() {
    String number = invoice.number();
    return number == null ? payment.id() : number;
  }
}
