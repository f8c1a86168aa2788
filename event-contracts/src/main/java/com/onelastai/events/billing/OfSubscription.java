package com.onelastai.events.billing;

import com.onelastai.events.DomainEvent;

/** An event that tells how a subscription is from then on. */
public interface OfSubscription extends DomainEvent {

  Subscription subscription();

  @Override
  default String key() {
    return subscription().subscriptionId();
  }
}
