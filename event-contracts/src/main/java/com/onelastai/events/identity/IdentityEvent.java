package com.onelastai.events.identity;

import com.onelastai.events.DomainEvent;

/** An event about an account. */
public sealed interface IdentityEvent extends DomainEvent
    permits AccountChanged, LoggedIn, NewDeviceSeen, SessionEnded, UserErased {

  String TOPIC = "identity.v1";

  @Override
  String userId();

  @Override
  default String key() {
    return userId();
  }
}
