package com.onelastai.billing.transaction;

import com.onelastai.billing.stripe.StripeEvent;
import com.onelastai.billing.stripe.StripeRefund;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Keeps what goes back. */
@Service
public class Refunds {

  private final Transactions transactions;
  private final TransactionEraser eraser;

  Refunds(Transactions transactions, TransactionEraser eraser) {
    this.transactions = transactions;
    this.eraser = eraser;
  }

  /** Takes in what an event says, and gives the refund as it is known then. */
  public Transaction apply(StripeEvent event, StripeRefund refund) {
    return apply(refund, event.createdAt(), event.id());
  }

  /** Takes in what Stripe answered to a call of ours. */
  public Transaction apply(StripeRefund refund) {
    return apply(refund, refund.createdAt(), "");
  }

  private Transaction apply(StripeRefund refund, Instant at, String eventId) {
    String userId = eraser.unlessErased(refund.userId());
    RefundSnapshot fact = RefundSnapshot.of(refund, at, eventId, userId);
    Transaction stored = Objects.requireNonNull(transactions.change(refund.id(), fact::on));
    String paymentId = paymentOf(stored);
    if (paymentId != null) {
      transactions.settle(paymentId);
    }
    // Its payment may have told whose it is.
    Transaction linked = transactions.find(stored.id()).orElse(stored);
    eraser.keepOut(linked.userId());
    return linked;
  }

  /** Null if the payment is not known yet; it finds the refund when it comes. */
  private @Nullable String paymentOf(Transaction refund) {
    String intent = refund.paymentIntentId();
    return refund.refundOf() != null || intent == null
        ? refund.refundOf()
        : transactions.paidBy(intent).map(Transaction::id).orElse(null);
  }
}
