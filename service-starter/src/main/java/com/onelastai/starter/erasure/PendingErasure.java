package com.onelastai.starter.erasure;

import java.time.Instant;
import org.springframework.data.annotation.Id;

/**
 * A user whose erasure was requested and is not complete.
 *
 * @param id of the event that requested it, so that a redelivery changes nothing
 * @param failures how many attempts failed
 * @param nextAttemptAt while an attempt is under way, the end of its lease
 */
record PendingErasure(
    @Id String id, String userId, Instant requestedAt, int failures, Instant nextAttemptAt) {}
