package com.onelastai.events.erasure;

import com.onelastai.events.DomainEvent;

/** Progress of the erasure of a user's data. */
public sealed interface ErasureEvent extends DomainEvent permits UserDataErased {

  String TOPIC = "erasure.v1";

  String userId();

  @Override
  default String key() {
    return userId();
  }
}
