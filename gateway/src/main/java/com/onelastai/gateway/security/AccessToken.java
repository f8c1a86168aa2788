package com.onelastai.gateway.security;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a token that was verified.
 *
 * @param sessionId of the login, Keycloak's {@code sid}
 */
record AccessToken(String userId, @Nullable String sessionId, Instant expiresAt) {}
