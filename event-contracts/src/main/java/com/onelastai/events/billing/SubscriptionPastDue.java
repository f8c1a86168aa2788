package com.onelastai.events.billing;

import com.onelastai.events.EventContract;

/** A period began that is not paid; access stays for a while. */
@EventContract(topic = BillingEvent.TOPIC, type = "com.onelastai.billing.subscription-past-due.v1")
public record SubscriptionPastDue(Subscription subscription)
    implements BillingEvent, OfSubscription {}
