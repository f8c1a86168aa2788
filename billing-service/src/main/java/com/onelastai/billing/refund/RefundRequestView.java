package com.onelastai.billing.refund;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A request as it is answered. */
record RefundRequestView(
    @Schema(example = "in_1TbQ2c-1") String id,
    @Schema(example = "in_1TbQ2c") String transactionId,
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
    @Nullable String note,
    @Schema(description = "The transaction of the refund") @Nullable String refundId) {

  static RefundRequestView of(RefundRequest request) {
    return new RefundRequestView(
        request.id(),
        request.transactionId(),
        request.userId(),
        request.amount(),
        request.currency(),
        request.reason(),
        request.status(),
        request.createdAt(),
        request.decidedAt(),
        request.note(),
        request.refundId());
  }
}
