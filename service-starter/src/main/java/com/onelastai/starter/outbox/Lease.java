package com.onelastai.starter.outbox;

import com.onelastai.starter.messaging.SerializedEvent;
import java.time.Instant;
import java.util.List;

/**
 * The right to publish what waits in one document.
 *
 * @param token whose lease it is
 * @param failures how often in a row its events could not be sent
 * @param events what waits, the oldest first
 */
record Lease(
    String collection,
    Object id,
    String token,
    Instant until,
    int failures,
    List<SerializedEvent> events) {}
