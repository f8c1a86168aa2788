package com.onelastai.events.identity;

import com.onelastai.events.EventContract;

/** An account was opened. Its address is not verified yet. */
@EventContract(topic = IdentityEvent.TOPIC, type = "com.onelastai.identity.user-registered.v1")
public record UserRegistered(String userId, String email, String name) implements IdentityEvent {}
