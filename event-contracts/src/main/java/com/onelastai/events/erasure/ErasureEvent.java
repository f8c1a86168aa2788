package com.onelastai.events.erasure;

import com.onelastai.events.DomainEvent;

/** What became of a user's wish to be forgotten. */
public sealed interface ErasureEvent extends DomainEvent permits UserDataErased {

  String TOPIC = "erasure.v1";

  @Override
  String userId();

  @Override
  default String key() {
    return userId();
  }
}
