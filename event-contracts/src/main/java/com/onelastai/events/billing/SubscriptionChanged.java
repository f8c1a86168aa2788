package com.onelastai.events.billing;

import com.onelastai.events.EventContract;

/**
 * Another plan or price, or it was decided whether it renews itself.
 *
 * @param autoRenew whether it goes on after the period that is paid
 */
@EventContract(topic = BillingEvent.TOPIC, type = "com.onelastai.billing.subscription-changed.v1")
public record SubscriptionChanged(Subscription subscription, boolean autoRenew)
    implements BillingEvent, OfSubscription {}
