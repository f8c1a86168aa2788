package com.onelastai.starter.messaging;

import java.time.Instant;

/**
 * The attributes of an event besides its content.
 *
 * @param id the same however often the event arrives
 * @param time when it happened
 */
public record EventMetadata(String id, Instant time) {}
