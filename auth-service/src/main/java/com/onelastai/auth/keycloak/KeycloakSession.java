package com.onelastai.auth.keycloak;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A login that has not ended.
 *
 * @param userAgent of the browser that signed in; null if it is not known any more
 */
public record KeycloakSession(
    String id,
    @Nullable String address,
    @Nullable String userAgent,
    Instant startedAt,
    Instant lastSeenAt) {}
