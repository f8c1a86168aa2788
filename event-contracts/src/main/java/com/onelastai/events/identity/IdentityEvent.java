package com.onelastai.events.identity;

import com.onelastai.events.DomainEvent;

/** An event about an account. */
public sealed interface IdentityEvent extends DomainEvent permits SessionEnded, UserErased {

  String TOPIC = "identity.v1";

  String userId();

  @Override
  default String key() {
    return userId();
  }
}
