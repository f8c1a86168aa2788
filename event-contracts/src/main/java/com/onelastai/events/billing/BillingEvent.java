package com.onelastai.events.billing;

import com.onelastai.events.DomainEvent;

/** An event about a subscription, with the subscription's state after it. */
public sealed interface BillingEvent extends DomainEvent
    permits PaymentReminderDue, PlanChangeExpired, SubscriptionUpdated {

  String TOPIC = "billing.v1";

  SubscriptionSnapshot subscription();

  @Override
  default String userId() {
    return subscription().userId();
  }

  @Override
  default String key() {
    return subscription().subscriptionId();
  }
}
