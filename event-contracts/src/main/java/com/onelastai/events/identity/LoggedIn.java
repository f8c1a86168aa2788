package com.onelastai.events.identity;

import com.onelastai.events.EventContract;
import java.time.Instant;

/**
 * A user signed in; not when a session was only continued.
 *
 * @param at when they signed in
 */
@EventContract(topic = IdentityEvent.TOPIC, type = "com.onelastai.identity.logged-in.v1")
public record LoggedIn(String userId, Instant at) implements IdentityEvent {}
