package com.onelastai.billing.stripe;

import com.stripe.model.Refund;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * @param status pending, requires_action, succeeded, failed or canceled
 * @param paymentIntentId of the refunded payment
 * @param transactionId the payment; null if the refund was made elsewhere, such as by hand at
 *     Stripe
 * @param userId null if the refund was made elsewhere
 * @param requestId of the refund request; null if it was made elsewhere
 */
public record StripeRefund(
    String id,
    String status,
    long amount,
    String currency,
    Instant createdAt,
    @Nullable String paymentIntentId,
    @Nullable String transactionId,
    @Nullable String userId,
    @Nullable String requestId,
    @Nullable String failureReason)
    implements StripeObject {

  static StripeRefund of(Refund refund) {
    Map<String, String> metadata = Objects.requireNonNullElse(refund.getMetadata(), Map.of());
    return new StripeRefund(
        refund.getId(),
        Objects.requireNonNullElse(refund.getStatus(), "pending"),
        refund.getAmount(),
        refund.getCurrency(),
        Instant.ofEpochSecond(refund.getCreated()),
        refund.getPaymentIntent(),
        metadata.get("transactionId"),
        metadata.get("userId"),
        metadata.get("requestId"),
        refund.getFailureReason());
  }
}
