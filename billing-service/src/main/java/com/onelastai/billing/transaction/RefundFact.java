package com.onelastai.billing.transaction;

import com.onelastai.billing.stripe.StripeRefund;
import com.onelastai.billing.transaction.Transaction.Seen;
import com.onelastai.billing.transaction.Transactions.Change;
import com.onelastai.events.DomainEvent;
import com.onelastai.events.billing.PaymentRefunded;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Update;

/**
 * A refund as it was at some time.
 *
 * @param userId null if it is not known whose it is, or they are erased
 */
record RefundFact(StripeRefund refund, Seen seen, @Nullable String userId) {

  static RefundFact of(StripeRefund refund, Instant at, String eventId, @Nullable String userId) {
    RefundState state = RefundState.of(refund.status());
    return new RefundFact(refund, new Seen(state.ordinal(), at, eventId), userId);
  }

  /** What it makes of the refund; null if nothing. */
  @Nullable Change on(@Nullable Transaction before) {
    if (before != null && seen.compareTo(before.stripeSeen()) <= 0) {
      return null;
    }
    Update update =
        new Update()
            .set("transactionId", refund.id())
            .set("type", Transaction.REFUND)
            .set("status", RefundState.values()[seen.rank()].status.word())
            .set("amount", refund.amount())
            .set("currency", refund.currency())
            .set("amountRefunded", 0L)
            .set("createdAt", refund.createdAt())
            .set("told", before != null && before.told())
            .set("stripeSeen", seen);
    setIfKnown(update, "paymentIntentId", refund.paymentIntentId());
    setIfKnown(update, "refundOf", refund.transactionId());
    setIfKnown(update, "failureReason", refund.failureReason());
    setIfKnown(update, "userId", userId);
    return new Change(update, List.of());
  }

  /** What it makes of a refund that its payment is known now; null if nothing. */
  static @Nullable Change link(Transaction refund, Transaction payment) {
    boolean tells = refund.isCarriedOut() && !refund.told();
    if (!tells && refund.item() != null) {
      return null;
    }
    Update update =
        new Update()
            .set("refundOf", payment.id())
            .set("item", payment.item())
            .set("told", refund.told() || tells);
    setIfKnown(update, "subscriptionId", payment.subscriptionId());
    setIfKnown(update, "userId", payment.userId());
    return new Change(update, tells ? List.of(refunded(refund, payment)) : List.of());
  }

  private static DomainEvent refunded(Transaction refund, Transaction payment) {
    return new PaymentRefunded(
        refund.id(), payment.id(), payment.userId(), refund.amount(), refund.currency());
  }

  private static void setIfKnown(Update update, String field, @Nullable String value) {
    if (value != null) {
      update.set(field, value);
    }
  }
}
