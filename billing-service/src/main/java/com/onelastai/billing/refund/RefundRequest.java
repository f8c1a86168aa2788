package com.onelastai.billing.refund;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A user's request for a refund.
 *
 * @param id {@code <transactionId>-<number>}, so that only one of two concurrent requests is stored
 * @param transactionId of the payment
 * @param amount in the currency's minor unit
 * @param status {@link #REQUESTED}, {@link #REJECTED}, {@link #APPROVED}, {@link #REFUNDED} or
 *     {@link #FAILED}
 * @param decidedBy the admin
 * @param note a message of the admin for the user
 * @param endSubscription whether the subscription ends as well
 * @param refundId the transaction of the refund
 * @param failureReason why the refund failed
 * @param toCarryOut whether a step at Stripe is pending
 */
@Document(RefundRequest.COLLECTION)
@RecordBuilder
@CompoundIndex(name = "newestOfUser", def = "{'userId': 1, 'createdAt': -1, '_id': -1}")
@CompoundIndex(name = "newestOfStatus", def = "{'status': 1, 'createdAt': -1, '_id': -1}")
@CompoundIndex(name = "left", def = "{'toCarryOut': 1, 'decidedAt': 1}")
record RefundRequest(
    @Id String id,
    @Indexed String transactionId,
    String userId,
    long amount,
    String currency,
    String reason,
    String status,
    Instant createdAt,
    @Nullable Instant decidedAt,
    @Nullable String decidedBy,
    @Nullable String note,
    boolean endSubscription,
    @Nullable String refundId,
    @Nullable String failureReason,
    boolean toCarryOut) {

  static final String COLLECTION = "refundrequests";

  static final String REQUESTED = "requested";
  static final String REJECTED = "rejected";

  /** Until Stripe confirms or refuses the refund. */
  static final String APPROVED = "approved";

  static final String REFUNDED = "refunded";
  static final String FAILED = "failed";

  boolean isOpen() {
    return status.equals(REQUESTED) || status.equals(APPROVED);
  }
}
