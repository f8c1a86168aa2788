package com.onelastai.billing.transaction;

import com.onelastai.billing.stripe.StripeRefund;
import com.onelastai.billing.transaction.Transaction.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Update;

/**
 * The state of a refund at some time.
 *
 * @param userId null if the user is unknown or erased
 */
record RefundSnapshot(StripeRefund refund, Version seen, @Nullable String userId) {

  static RefundSnapshot of(
      StripeRefund refund, Instant at, String eventId, @Nullable String userId) {
    RefundState state = RefundState.of(refund.status());
    return new RefundSnapshot(refund, new Version(state.ordinal(), at, eventId), userId);
  }

  /** The update of the stored refund; null if nothing changes. */
  @Nullable Update on(@Nullable Transaction before) {
    if (before != null && seen.compareTo(before.stripeSeen()) <= 0) {
      return null;
    }
    Update update =
        new Update()
            .set("transactionId", refund.id())
            .set("type", Transaction.REFUND)
            .set("status", RefundState.values()[seen.rank()].status)
            .set("amount", refund.amount())
            .set("currency", refund.currency())
            .set("amountRefunded", 0L)
            .set("createdAt", refund.createdAt())
            .set("stripeSeen", seen);
    setIfKnown(update, "paymentIntentId", refund.paymentIntentId());
    setIfKnown(update, "refundOf", refund.transactionId());
    setIfKnown(update, "failureReason", refund.failureReason());
    setIfKnown(update, "userId", userId);
    return update;
  }

  /** The update that links a refund to its payment; null if it is linked. */
  static @Nullable Update link(Transaction refund, Transaction payment) {
    if (refund.item() != null) {
      return null;
    }
    Update update = new Update().set("refundOf", payment.id()).set("item", payment.item());
    setIfKnown(update, "subscriptionId", payment.subscriptionId());
    setIfKnown(update, "userId", payment.userId());
    return update;
  }

  private static void setIfKnown(Update update, String field, @Nullable String value) {
    if (value != null) {
      update.set(field, value);
    }
  }

  /**
   * The progress of a refund. It never goes back. A refund that succeeded can still fail if the
   * buyer's bank returns it.
   */
  enum RefundState {
    PENDING(TransactionStatus.PENDING),
    SUCCEEDED(TransactionStatus.REFUNDED),
    CANCELED(TransactionStatus.VOID),
    FAILED(TransactionStatus.FAILED);

    final TransactionStatus status;

    RefundState(TransactionStatus status) {
      this.status = status;
    }

    /**
     * @param status Stripe's status
     */
    static RefundState of(String status) {
      return switch (status) {
        case "succeeded" -> SUCCEEDED;
        case "canceled" -> CANCELED;
        case "failed" -> FAILED;
        default -> PENDING;
      };
    }
  }
}
