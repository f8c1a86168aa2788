package com.onelastai.events.billing;

import com.onelastai.events.EventContract;
import org.jspecify.annotations.Nullable;

/**
 * Money went back.
 *
 * @param transactionId of the refund
 * @param refundedTransactionId of the payment; null if that is not known
 * @param userId null if the payment is not known
 */
@EventContract(topic = BillingEvent.TOPIC, type = "com.onelastai.billing.payment-refunded.v1")
public record PaymentRefunded(
    String transactionId,
    @Nullable String refundedTransactionId,
    @Nullable String userId,
    long amount,
    String currency)
    implements BillingEvent {

  @Override
  public String key() {
    return transactionId;
  }
}
