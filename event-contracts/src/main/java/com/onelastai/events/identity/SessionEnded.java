package com.onelastai.events.identity;

import com.onelastai.events.EventContract;

/** A login was ended before its time. Access tokens of it are refused from now on. */
@EventContract(topic = IdentityEvent.TOPIC, type = "com.onelastai.identity.session-ended.v1")
public record SessionEnded(String userId, String sessionId) implements IdentityEvent {}
