package com.onelastai.events.billing;

import com.onelastai.events.EventContract;

/**
 * A subscription opens what it is for: it was bought, or one that had ended goes on.
 *
 * @param trial whether nothing was paid yet
 */
@EventContract(topic = BillingEvent.TOPIC, type = "com.onelastai.billing.subscription-activated.v1")
public record SubscriptionActivated(Subscription subscription, boolean trial)
    implements BillingEvent, OfSubscription {}
