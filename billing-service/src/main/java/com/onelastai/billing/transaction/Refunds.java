package com.onelastai.billing.transaction;

import com.onelastai.billing.stripe.StripeEvent;
import com.onelastai.billing.stripe.StripeRefund;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Stores refunds from Stripe's events and responses. */
@Service
public class Refunds {

  private final Transactions transactions;
  private final TransactionEraser eraser;

  Refunds(Transactions transactions, TransactionEraser eraser) {
    this.transactions = transactions;
    this.eraser = eraser;
  }

  /** Applies an event and returns the stored refund. */
  public Transaction apply(StripeEvent event, StripeRefund refund) {
    return apply(refund, event.createdAt(), event.id());
  }

  /** Applies the response to a call. */
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
    // The payment may have added the user.
    Transaction linked = transactions.find(stored.id()).orElse(stored);
    eraser.eraseAgainIfErased(linked.userId());
    return linked;
  }

  /** Null if the payment is not stored yet; it is linked when it arrives. */
  private @Nullable String paymentOf(Transaction refund) {
    String intent = refund.paymentIntentId();
    return refund.refundOf() != null || intent == null
        ? refund.refundOf()
        : transactions.paidBy(intent).map(Transaction::id).orElse(null);
  }
}
