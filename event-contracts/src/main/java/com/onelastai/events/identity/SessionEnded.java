package com.onelastai.events.identity;

import com.onelastai.events.EventContract;

/** A login ended before its tokens expire; its access tokens are rejected from now on. */
@EventContract(topic = IdentityEvent.TOPIC, type = "com.onelastai.identity.session-ended.v1")
public record SessionEnded(String userId, String sessionId) implements IdentityEvent {}
