package com.onelastai.events.identity;

import com.onelastai.events.EventContract;

/** A login began, by our endpoint or on Keycloak's own pages. */
@EventContract(topic = IdentityEvent.TOPIC, type = "com.onelastai.identity.user-signed-in.v1")
public record UserSignedIn(String userId, String sessionId) implements IdentityEvent {}
