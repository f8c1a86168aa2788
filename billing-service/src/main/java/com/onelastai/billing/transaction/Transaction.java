package com.onelastai.billing.transaction;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A payment or a refund. Amounts are in the currency's minor unit and never negative.
 *
 * @param id the id of Stripe's invoice or refund, equal to {@code transactionId}
 * @param userId null for a refund whose payment is unknown, and for an erased user
 * @param type {@link #PURCHASE}, {@link #RENEWAL} or {@link #REFUND}
 * @param amount the amount to pay or to refund
 * @param item what was bought; null while the refunded payment is unknown
 * @param invoiceUrl where Stripe shows the invoice
 * @param receiptUrl where Stripe shows the receipt
 * @param paymentIntentId Stripe's id for a refund of the payment; null if it was not paid by card
 * @param amountRefunded of a payment: the refunded amount
 * @param refundOf of a refund: the payment's id, if known
 * @param paidAt of a payment: the time of the first event that it was paid
 * @param failedAt of a payment: the time of the first event that the charge failed
 * @param failureReason Stripe's code for a failed refund
 * @param invoice of a payment
 * @param revision grows with each change
 */
@Document(Transaction.COLLECTION)
@CompoundIndex(name = "newestOfUser", def = "{'userId': 1, 'createdAt': -1, '_id': -1}")
@RecordBuilder
public record Transaction(
    @Id String id,
    String transactionId,
    @Nullable String userId,
    @Nullable String subscriptionId,
    String type,
    TransactionStatus status,
    long amount,
    String currency,
    @Nullable Item item,
    Instant createdAt,
    @Nullable String invoiceUrl,
    @Nullable String receiptUrl,
    @Indexed(sparse = true) @Nullable String paymentIntentId,
    long amountRefunded,
    @Indexed(sparse = true) @Nullable String refundOf,
    @Nullable Instant paidAt,
    @Nullable Instant failedAt,
    @Nullable String failureReason,
    @Nullable Invoice invoice,
    Version stripeSeen,
    long revision) {

  public static final String COLLECTION = "transactions";

  public static final String PURCHASE = "purchase";
  public static final String RENEWAL = "renewal";
  public static final String REFUND = "refund";

  /**
   * What was bought.
   *
   * @param agentId null unless it is for a single agent
   * @param period the word of a period
   * @param name the name shown to the buyer
   */
  public record Item(String planId, @Nullable String agentId, String period, String name) {}

  /**
   * The position of the stored state in the order of Stripe's changes.
   *
   * @param rank the progress, which decides before the time
   * @param eventId Stripe's id; empty for the response to a call
   */
  public record Version(int rank, Instant at, String eventId) implements Comparable<Version> {

    @Override
    public int compareTo(Version other) {
      int further = Integer.compare(rank, other.rank);
      int later = further == 0 ? at.compareTo(other.at) : further;
      return later == 0 ? eventId.compareTo(other.eventId) : later;
    }
  }

  public boolean isRefund() {
    return type.equals(REFUND);
  }

  public boolean isPaid() {
    return !isRefund() && stripeSeen.rank() == PaymentSnapshot.InvoiceState.PAID.ordinal();
  }

  /** Whether it is a refund that succeeded. */
  public boolean isCarriedOut() {
    return isRefund() && stripeSeen.rank() == RefundSnapshot.RefundState.SUCCEEDED.ordinal();
  }
}
