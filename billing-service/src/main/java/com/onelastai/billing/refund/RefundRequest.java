package com.onelastai.billing.refund;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Somebody wants their money back.
 *
 * @param id {@code <transactionId>-<number>}, so that two at once cannot both be stored
 * @param transactionId of the payment
 * @param amount in the currency's minor unit
 * @param status {@link #REQUESTED}, {@link #REJECTED}, {@link #APPROVED}, {@link #REFUNDED} or
 *     {@link #FAILED}
 * @param decidedBy the admin
 * @param note what the admin says of it
 * @param endSubscription whether what was paid for ends with it
 * @param refundId of the refund's transaction
 * @param failureReason why it could not be carried out
 * @param toCarryOut whether something is left to be done at Stripe
 */
@Document(RefundRequest.COLLECTION)
@CompoundIndex(name = "newestOfUser", def = "{'userId': 1, 'createdAt': -1, '_id': -1}")
@CompoundIndex(name = "newestOfStatus", def = "{'status': 1, 'createdAt': -1, '_id': -1}")
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

  /** Until Stripe says that the money went back, or that it cannot. */
  static final String APPROVED = "approved";

  static final String REFUNDED = "refunded";
  static final String FAILED = "failed";

  static RefundRequest of(
      String id,
      String transactionId,
      String userId,
      long amount,
      String currency,
      String reason,
      Instant at) {
    return new RefundRequest(
        id,
        transactionId,
        userId,
        amount,
        currency,
        reason,
        REQUESTED,
        at,
        null,
        null,
        null,
        false,
        null,
        null,
        false);
  }

  boolean isOpen() {
    return status.equals(REQUESTED) || status.equals(APPROVED);
  }
}
