package com.onelastai.events.billing;

import com.onelastai.events.DomainEvent;

/** Something that happened to a subscription or a payment. */
public sealed interface BillingEvent extends DomainEvent
    permits PaymentFailed,
        PaymentRefunded,
        PaymentReminderDue,
        PaymentSucceeded,
        SubscriptionActivated,
        SubscriptionCanceled,
        SubscriptionChanged,
        SubscriptionExpired,
        SubscriptionPastDue,
        SubscriptionRenewed {

  String TOPIC = "billing.v1";
}
