package com.onelastai.billing.refund;

import com.onelastai.billing.transaction.Status;
import com.onelastai.billing.transaction.Transaction;
import com.onelastai.billing.transaction.Transactions;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What may go back of a payment: neither what did, nor what a change of plan took account of. */
@Component
class Refundable {

  /** A refund in one of these took its amount, or is about to. */
  private static final Set<String> TAKEN = Set.of(Status.PENDING.word(), Status.REFUNDED.word());

  private final Transactions transactions;

  Refundable(Transactions transactions) {
    this.transactions = transactions;
  }

  /** Zero or less if nothing may. */
  long of(Transaction payment) {
    if (!payment.isPaid() || payment.paymentIntentId() == null) {
      return 0;
    }
    long taken =
        transactions.refundsOf(payment).stream()
            .filter(refund -> TAKEN.contains(refund.status()))
            .mapToLong(Transaction::amount)
            .sum();
    return payment.amount() - taken - transactions.creditedSince(payment);
  }
}
