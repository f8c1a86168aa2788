package com.onelastai.billing.invoice;

import com.onelastai.billing.transaction.Invoice;
import com.onelastai.billing.transaction.Transaction;
import com.onelastai.billing.transaction.Transactions;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.security.Caller;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Service;

@Service
class Invoices {

  private final Transactions transactions;

  Invoices(Transactions transactions) {
    this.transactions = transactions;
  }

  /** Throws 404 if there is none that the caller may see. */
  IssuedInvoice require(String id, Caller caller) {
    Transaction payment =
        transactions
            .find(id)
            .filter(found -> caller.mayReach(found.userId()))
            .orElseThrow(() -> ApiException.notFound("invoice"));
    Invoice invoice = payment.invoice();
    if (invoice == null) {
      throw ApiException.notFound("invoice");
    }
    List<Transaction> refunds =
        transactions.refundsOf(payment).stream()
            .sorted(Comparator.comparing(Transaction::createdAt).thenComparing(Transaction::id))
            .toList();
    return new IssuedInvoice(payment, invoice, refunds);
  }
}
