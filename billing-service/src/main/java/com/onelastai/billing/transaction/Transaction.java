package com.onelastai.billing.transaction;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A payment or a refund. Amounts are in the currency's minor unit and never negative.
 *
 * @param id that of Stripe's invoice or refund, as is {@code transactionId}
 * @param userId null of a refund whose payment is not known yet, and once the user is erased
 * @param type {@link #PURCHASE}, {@link #RENEWAL} or {@link #REFUND}
 * @param status the word of a {@link TransactionStatus}
 * @param amount what was to be paid, or goes back
 * @param item what it is for; null as long as the refunded payment is not known
 * @param invoiceUrl where Stripe shows the invoice
 * @param receiptUrl where Stripe shows the receipt
 * @param paymentIntentId Stripe's, by which a payment is refunded; null if it is not paid by card
 * @param amountRefunded of a payment: what went back of it
 * @param refundOf of a refund: the payment's id, as far as it is known
 * @param paidAt of a payment: when it was first told to be paid
 * @param failedAt of a payment: when it was first told that it could not be charged
 * @param failureReason Stripe's word for why a refund failed
 * @param invoice of a payment
 * @param revision grows with each change
 */
@Document(Transaction.COLLECTION)
@CompoundIndex(name = "newestOfUser", def = "{'userId': 1, 'createdAt': -1, '_id': -1}")
public record Transaction(
    @Id String id,
    String transactionId,
    @Nullable String userId,
    @Nullable String subscriptionId,
    String type,
    String status,
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
   * @param agentId null unless it is for one agent alone
   * @param period the word of a period
   * @param name as the buyer knows it
   */
  public record Item(String planId, @Nullable String agentId, String period, String name) {}

  /**
   * The furthest thing that was heard.
   *
   * @param rank how far that is
   * @param eventId Stripe's; empty for an answer to a call of ours
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
    return !isRefund() && stripeSeen.rank() == InvoiceState.PAID.ordinal();
  }

  /** Whether it is a refund that reached the buyer. */
  public boolean isCarriedOut() {
    return isRefund() && stripeSeen.rank() == RefundSnapshot.RefundState.SUCCEEDED.ordinal();
  }
}
