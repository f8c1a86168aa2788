package com.onelastai.billing.transaction;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Brings a payment and its refunds together. It is done after each change of either: whichever is
 * stored last finds the other.
 */
@Component
class Settlement {

  private final Transactions transactions;

  Settlement(Transactions transactions) {
    this.transactions = transactions;
  }

  /** Nothing happens if there is no such payment yet. */
  void settle(String paymentId) {
    transactions
        .find(paymentId)
        .ifPresent(payment ->
            transactions.refundsOf(payment).forEach(refund -> link(refund.id(), payment)));
    transactions.change(paymentId, this::reckon);
  }

  private void link(String refundId, Transaction payment) {
    transactions.change(
        refundId, refund -> refund == null ? null : RefundFact.link(refund, payment));
  }

  /** The refunds are read after the payment, so that what is written knows all that it replaces. */
  private @Nullable Update reckon(@Nullable Transaction payment) {
    if (payment == null) {
      return null;
    }
    long refunded =
        transactions.refundsOf(payment).stream()
            .filter(Transaction::isCarriedOut)
            .mapToLong(Transaction::amount)
            .sum();
    if (refunded == payment.amountRefunded()) {
      return null;
    }
    String status =
        InvoiceState.status(payment.stripeSeen().rank(), payment.amount(), refunded).word();
    return new Update().set("amountRefunded", refunded).set("status", status);
  }
}
