package com.onelastai.events.billing;

import com.onelastai.events.EventContract;

/** Another period is paid. */
@EventContract(topic = BillingEvent.TOPIC, type = "com.onelastai.billing.subscription-renewed.v1")
public record SubscriptionRenewed(Subscription subscription)
    implements BillingEvent, OfSubscription {}
