package com.onelastai.events.billing;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.onelastai.events.EventContract;

/**
 * A subscription changed. The snapshot says all that follows from it, whatever the cause: a reader
 * that does not know a cause still applies the snapshot.
 */
@EventContract(topic = BillingEvent.TOPIC, type = "com.onelastai.billing.subscription-updated.v1")
public record SubscriptionUpdated(SubscriptionSnapshot subscription, Cause cause)
    implements BillingEvent {

  public enum Cause {
    /** Bought, or an ended subscription continues. */
    ACTIVATED,
    /** Bought, and nothing is paid before the trial ends. */
    TRIAL_STARTED,
    /** Another period is paid. */
    RENEWED,
    /**
     * Another plan or price, automatic renewal was switched on or off, or a period began that is
     * not paid yet.
     */
    CHANGED,
    /** A period began that is not paid; access continues for the grace period. */
    PAST_DUE,
    /** Ended before the end of the paid period. */
    CANCELED,
    /** Ended with the paid period. */
    EXPIRED,
    @JsonEnumDefaultValue
    UNKNOWN
  }
}
