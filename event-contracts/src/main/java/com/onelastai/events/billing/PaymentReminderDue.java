package com.onelastai.events.billing;

import com.onelastai.events.EventContract;

/**
 * A user is to be told that a period is not paid.
 *
 * @param number the first, second, ... of this period
 */
@EventContract(topic = BillingEvent.TOPIC, type = "com.onelastai.billing.payment-reminder-due.v1")
public record PaymentReminderDue(Subscription subscription, int number)
    implements BillingEvent, OfSubscription {}
