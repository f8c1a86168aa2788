package com.onelastai.events.billing;

import com.onelastai.events.EventContract;
import org.jspecify.annotations.Nullable;

/**
 * An invoice could not be charged; it may be tried again.
 *
 * @param amount that was asked for
 * @param type purchase or renewal
 */
@EventContract(topic = BillingEvent.TOPIC, type = "com.onelastai.billing.payment-failed.v1")
public record PaymentFailed(
    String transactionId,
    String userId,
    @Nullable String subscriptionId,
    @Nullable String planId,
    @Nullable String agentId,
    String type,
    long amount,
    String currency)
    implements BillingEvent {

  @Override
  public String key() {
    return transactionId;
  }
}
