package com.onelastai.events.billing;

import com.onelastai.events.EventContract;
import org.jspecify.annotations.Nullable;

/**
 * An invoice was paid.
 *
 * @param amount with tax
 * @param type purchase or renewal
 * @param subscriptionId null if it is for none
 */
@EventContract(topic = BillingEvent.TOPIC, type = "com.onelastai.billing.payment-succeeded.v1")
public record PaymentSucceeded(
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
