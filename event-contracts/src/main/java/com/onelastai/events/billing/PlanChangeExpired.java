package com.onelastai.events.billing;

import com.onelastai.events.EventContract;

/**
 * A change of plan waited for its payment, and its time is over. The plan stays as it is.
 *
 * @param planId the plan that was wanted
 * @param period the billing period that was wanted
 */
@EventContract(topic = BillingEvent.TOPIC, type = "com.onelastai.billing.plan-change-expired.v1")
public record PlanChangeExpired(SubscriptionSnapshot subscription, String planId, String period)
    implements BillingEvent {}
