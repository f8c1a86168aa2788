package com.onelastai.events.billing;

import com.onelastai.events.EventContract;

/**
 * A user must be reminded that a period is not paid.
 *
 * @param number 1 for the first reminder of this period, and so on
 */
@EventContract(topic = BillingEvent.TOPIC, type = "com.onelastai.billing.payment-reminder-due.v1")
public record PaymentReminderDue(SubscriptionSnapshot subscription, int number)
    implements BillingEvent {}
