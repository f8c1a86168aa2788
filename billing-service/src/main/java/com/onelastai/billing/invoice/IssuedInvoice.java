package com.onelastai.billing.invoice;

import com.onelastai.billing.transaction.Invoice;
import com.onelastai.billing.transaction.Transaction;
import java.util.List;

/**
 * An invoice with what came of it.
 *
 * @param refunds of the payment, the oldest first
 */
record IssuedInvoice(Transaction payment, Invoice invoice, List<Transaction> refunds) {}
