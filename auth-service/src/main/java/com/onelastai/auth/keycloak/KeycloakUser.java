package com.onelastai.auth.keycloak;

import java.time.Instant;

/** An account as Keycloak holds it. */
public record KeycloakUser(
    String id,
    String email,
    boolean emailVerified,
    String name,
    boolean twoFactorEnabled,
    Instant createdAt) {}
