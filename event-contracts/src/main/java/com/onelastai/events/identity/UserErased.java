package com.onelastai.events.identity;

import com.onelastai.events.EventContract;

/**
 * An account was deleted. Tokens of it are refused from now on, and each service removes what it
 * holds on this user and answers with {@link com.onelastai.events.erasure.UserDataErased}.
 */
@EventContract(topic = IdentityEvent.TOPIC, type = "com.onelastai.identity.user-erased.v1")
public record UserErased(String userId) implements IdentityEvent {}
