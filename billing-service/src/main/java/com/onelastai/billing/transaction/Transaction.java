package com.onelastai.billing.transaction;

import com.onelastai.billing.stripe.StripeInvoice;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A payment, a refund, a dispute or a credit note. Amounts are in the currency's minor unit and
 * never negative.
 *
 * @param id the id of Stripe's invoice, refund or dispute, equal to {@code transactionId}
 * @param userId null for a refund whose payment is unknown, and for an erased user
 * @param type {@link #PURCHASE}, {@link #RENEWAL}, {@link #REFUND}, {@link #DISPUTE} or {@link
 *     #CREDIT_NOTE}
 * @param amount the amount to pay or to refund
 * @param item what was bought; null while the refunded payment is unknown
 * @param invoiceUrl where Stripe shows the invoice
 * @param receiptUrl where Stripe shows the receipt
 * @param paymentIntentId Stripe's id for a refund of the payment; null if it was not paid by card
 * @param amountRefunded of a payment: the refunded amount
 * @param refundOf of what goes back of a payment: the payment's id, if known
 * @param paidAt of a payment: the time of the first event that it was paid
 * @param failedAt of a payment: the time of the first event that the charge failed
 * @param failureReason Stripe's code for a failed refund
 * @param invoice of a payment
 * @param dispute of a dispute
 * @param creditNote of a credit note
 * @param revision grows with each change
 */
@Document(Transaction.COLLECTION)
@CompoundIndex(name = "newestOfUser", def = "{'userId': 1, 'createdAt': -1, '_id': -1}")
@CompoundIndex(
    name = "newestDisputes",
    def = "{'dispute.state': 1, 'createdAt': -1, '_id': -1}",
    partialFilter = "{'dispute.state': {'$exists': true}}")
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
    @Nullable Dispute dispute,
    @Nullable CreditNote creditNote,
    Version stripeSeen,
    long revision) {

  public static final String COLLECTION = "transactions";

  public static final String PURCHASE = "purchase";
  public static final String RENEWAL = "renewal";
  public static final String REFUND = "refund";
  public static final String DISPUTE = "dispute";
  public static final String CREDIT_NOTE = "credit_note";

  /** The types that give back something of a payment. */
  static final List<String> BACK = List.of(REFUND, DISPUTE, CREDIT_NOTE);

  /** Refunds in these states have taken their amount, or are about to. */
  private static final Set<TransactionStatus> TAKEN =
      Set.of(TransactionStatus.PENDING, TransactionStatus.REFUNDED);

  /**
   * What was bought.
   *
   * @param agentId null unless it is for a single agent
   * @param period the word of a period
   * @param name the name shown to the buyer
   */
  public record Item(String planId, @Nullable String agentId, String period, String name) {}

  /**
   * What the cardholder's bank does.
   *
   * @param reason Stripe's word, such as {@code fraudulent}
   * @param respondBy until when evidence can be sent at Stripe; null if it cannot
   */
  public record Dispute(DisputeState state, String reason, @Nullable Instant respondBy) {}

  /**
   * A correction of an issued invoice.
   *
   * @param number shown to the buyer
   * @param credited the part that went back after the payment, but not as a refund of it
   */
  public record CreditNote(@Nullable String number, long credited) {}

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

  private boolean isPayment() {
    return !BACK.contains(type);
  }

  /** What of the payment is back with the buyer by this, or on the way. */
  public long takenBack() {
    if (dispute != null) {
      return dispute.state().takes() ? amount : 0;
    }
    if (!TAKEN.contains(status)) {
      return 0;
    }
    return creditNote == null ? isRefund() ? amount : 0 : creditNote.credited();
  }

  public boolean isPaid() {
    return isPayment() && stripeSeen.rank() == PaymentSnapshot.InvoiceState.PAID.ordinal();
  }

  /** The lines of its invoice. */
  List<StripeInvoice.Line> lines() {
    return invoice == null ? List.of() : invoice.lines();
  }

  /** Whether it is a refund that succeeded. */
  public boolean isCarriedOut() {
    return isRefund() && stripeSeen.rank() == RefundSnapshot.RefundState.SUCCEEDED.ordinal();
  }
}
