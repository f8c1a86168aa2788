package com.onelastai.events.billing;

import com.onelastai.events.EventContract;

/** Its time ran out without being renewed. */
@EventContract(topic = BillingEvent.TOPIC, type = "com.onelastai.billing.subscription-expired.v1")
public record SubscriptionExpired(Subscription subscription)
    implements BillingEvent, OfSubscription {}
