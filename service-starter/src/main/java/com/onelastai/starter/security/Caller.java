package com.onelastai.starter.security;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/**
 * Who is signed in, as their token says. A handler that takes one gets the caller's, or null.
 *
 * @param userId Keycloak's {@code sub}
 * @param sessionId the login; null if the token is of none
 * @param roles the platform's, without those that only Keycloak knows
 */
public record Caller(String userId, @Nullable String sessionId, List<String> roles) {

  private static final String ADMIN = "admin";
  private static final List<String> ROLES = List.of("user", ADMIN);

  /**
   * @param claims of an access token
   */
  public static Caller of(Map<String, Object> claims) {
    Object granted =
        claims.get("realm_access") instanceof Map<?, ?> access ? access.get("roles") : null;
    return new Caller(
        (String) Objects.requireNonNull(claims.get("sub"), "The token has no subject"),
        (String) claims.get("sid"),
        granted instanceof Collection<?> roles
            ? ROLES.stream().filter(roles::contains).toList()
            : List.of());
  }

  /** Whose request this thread serves; null if nobody is signed in. */
  public static @Nullable Caller current() {
    return SecurityContextHolder.getContext().getAuthentication()
            instanceof JwtAuthenticationToken token
        ? of(token.getTokenAttributes())
        : null;
  }

  public boolean isAdmin() {
    return roles.contains(ADMIN);
  }

  /** Whether they may reach what is this user's: their own, and an admin everyone's. */
  public boolean mayReach(@Nullable String owner) {
    return isAdmin() || userId.equals(owner);
  }
}
