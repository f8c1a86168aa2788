package com.onelastai.billing.stripe;

import com.stripe.model.Dispute;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A cardholder's bank asks about a payment, or takes it back.
 *
 * @param status such as needs_response, under_review, won, lost, warning_needs_response
 * @param amount that is disputed
 * @param paymentIntentId of the disputed payment; null for a payment without one
 * @param reason such as {@code fraudulent}
 * @param respondBy until when evidence can be sent at Stripe; null if it cannot
 */
public record StripeDispute(
    String id,
    String status,
    long amount,
    String currency,
    Instant createdAt,
    @Nullable String paymentIntentId,
    String reason,
    @Nullable Instant respondBy)
    implements StripeObject {

  static StripeDispute of(Dispute dispute) {
    return new StripeDispute(
        dispute.getId(),
        dispute.getStatus(),
        dispute.getAmount(),
        dispute.getCurrency(),
        Instant.ofEpochSecond(dispute.getCreated()),
        dispute.getPaymentIntent(),
        Objects.requireNonNullElse(dispute.getReason(), "general"),
        Optional.ofNullable(dispute.getEvidenceDetails())
            .map(Dispute.EvidenceDetails::getDueBy)
            .map(Instant::ofEpochSecond)
            .orElse(null));
  }
}
