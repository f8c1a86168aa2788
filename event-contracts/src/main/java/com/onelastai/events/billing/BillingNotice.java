package com.onelastai.events.billing;

import com.onelastai.events.DomainEvent;

/** An event that the user is told of. */
public sealed interface BillingNotice extends DomainEvent
    permits PaymentReminderDue, PlanChangeExpired {

  SubscriptionSnapshot subscription();
}
