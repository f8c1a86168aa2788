package com.onelastai.events.billing;

import com.onelastai.events.EventContract;

/** It was ended before what was paid for was over. */
@EventContract(topic = BillingEvent.TOPIC, type = "com.onelastai.billing.subscription-canceled.v1")
public record SubscriptionCanceled(Subscription subscription)
    implements BillingEvent, OfSubscription {}
