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

  Refunds(Transactions transactions) {
    this.transactions = transactions;
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
    String userId = transactions.unlessErased(refund.userId());
    RefundSnapshot snapshot = RefundSnapshot.of(refund, at, eventId, userId);
    Transaction stored = Objects.requireNonNull(transactions.change(refund.id(), snapshot::on));
    String paymentId = paymentOf(stored);
    if (paymentId != null) {
      transactions.settle(paymentId);
    }
    // The payment may have added the user.
    Transaction linked = transactions.find(stored.id()).orElse(stored);
    transactions.eraseAgainIfErased(linked.userId());
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
