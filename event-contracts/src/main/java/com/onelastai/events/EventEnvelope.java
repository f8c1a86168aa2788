package com.onelastai.events;

import java.time.Instant;

/**
 * An event with what identifies it.
 *
 * @param id unique among all events of its type; a consumer that has seen it ignores it
 * @param time when it happened
 */
public record EventEnvelope<E extends DomainEvent>(String id, Instant time, E event) {}
