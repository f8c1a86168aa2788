package com.onelastai.billing.refund;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.soabase.recordbuilder.core.RecordBuilder;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A user's request for a refund, as it is stored and as the API returns it.
 *
 * @param id {@code <transactionId>-<number>}, so that only one of two concurrent requests is stored
 * @param transactionId of the payment
 * @param status {@link #REQUESTED}, {@link #REJECTED}, {@link #APPROVED}, {@link #REFUNDED} or
 *     {@link #FAILED}
 * @param decidedBy the admin
 * @param note a message of the admin for the user
 * @param endSubscription whether the subscription ends as well
 * @param failureReason why the refund failed
 * @param toCarryOut whether a step at Stripe is pending
 */
@Document(RefundRequest.COLLECTION)
@RecordBuilder
@Schema(name = "RefundRequestView")
@CompoundIndex(name = "newestOfUser", def = "{'userId': 1, 'createdAt': -1, '_id': -1}")
@CompoundIndex(name = "newestOfStatus", def = "{'status': 1, 'createdAt': -1, '_id': -1}")
@CompoundIndex(name = "left", def = "{'toCarryOut': 1, 'decidedAt': 1}")
record RefundRequest(
    @Schema(example = "in_1TbQ2c-1") @Id String id,
    @Schema(example = "in_1TbQ2c") @Indexed String transactionId,
    String userId,
    @Schema(description = "In the currency's minor unit", example = "2900") long amount,
    @Schema(example = "usd") String currency,
    @Schema(example = "Bought by mistake") String reason,
    @Schema(
            description = "approved: until Stripe confirms or refuses the refund",
            allowableValues = {"requested", "rejected", "approved", "refunded", "failed"})
        String status,
    Instant createdAt,
    @Nullable Instant decidedAt,
    @JsonIgnore @Nullable String decidedBy,
    @Nullable String note,
    @JsonIgnore boolean endSubscription,
    @Schema(description = "The transaction of the refund") @Nullable String refundId,
    @JsonIgnore @Nullable String failureReason,
    @JsonIgnore boolean toCarryOut) {

  static final String COLLECTION = "refundrequests";

  static final String REQUESTED = "requested";
  static final String REJECTED = "rejected";

  /** Until Stripe confirms or refuses the refund. */
  static final String APPROVED = "approved";

  static final String REFUNDED = "refunded";
  static final String FAILED = "failed";

  @JsonIgnore
  boolean isOpen() {
    return status.equals(REQUESTED) || status.equals(APPROVED);
  }
}
