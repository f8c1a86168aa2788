package com.onelastai.events.identity;

import com.onelastai.events.EventContract;

/**
 * An account was deleted. Its tokens are rejected from now on; each service erases the user's data
 * and answers with {@link com.onelastai.events.erasure.UserDataErased}.
 */
@EventContract(topic = IdentityEvent.TOPIC, type = "com.onelastai.identity.user-erased.v1")
public record UserErased(String userId) implements IdentityEvent {}
