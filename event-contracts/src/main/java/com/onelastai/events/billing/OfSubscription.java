package com.onelastai.events.billing;

import com.onelastai.events.DomainEvent;

/** An event that tells how a subscription is from then on. */
public sealed interface OfSubscription extends DomainEvent
    permits PaymentReminderDue,
        SubscriptionActivated,
        SubscriptionCanceled,
        SubscriptionChanged,
        SubscriptionExpired,
        SubscriptionPastDue,
        SubscriptionRenewed {

  Subscription subscription();

  @Override
  default String userId() {
    return subscription().userId();
  }

  @Override
  default String key() {
    return subscription().subscriptionId();
  }
}
