package com.onelastai.billing.transaction;

import com.onelastai.billing.stripe.StripeDispute;
import com.onelastai.billing.stripe.StripeEvent;
import com.onelastai.billing.transaction.Transaction.Dispute;
import com.onelastai.billing.transaction.Transaction.Version;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Update;

/** The state of a dispute at some time. */
record DisputeSnapshot(StripeDispute dispute, DisputeState state, Version seen) {

  static DisputeSnapshot of(StripeEvent event, StripeDispute dispute) {
    DisputeState state = DisputeState.of(dispute.status());
    return new DisputeSnapshot(
        dispute, state, new Version(state.ordinal(), event.createdAt(), event.id()));
  }

  /** The update of the stored dispute; null if nothing changes. */
  @Nullable Update on(@Nullable Transaction before) {
    if (before != null && seen.compareTo(before.stripeSeen()) <= 0) {
      return null;
    }
    Update update =
        new Update()
            .set("transactionId", dispute.id())
            .set("type", Transaction.DISPUTE)
            .set("status", state.status())
            .set("amount", dispute.amount())
            .set("currency", dispute.currency())
            .set("amountRefunded", 0L)
            .set("createdAt", dispute.createdAt())
            .set("dispute", new Dispute(state, dispute.reason(), dispute.respondBy()))
            .set("stripeSeen", seen);
    return dispute.paymentIntentId() == null
        ? update
        : update.set("paymentIntentId", dispute.paymentIntentId());
  }
}
