package com.onelastai.auth.account;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Who is signed in, as their token says. A handler that takes one gets the caller's, or null.
 *
 * @param sessionId the login; null if the token is of none
 * @param roles the platform's, without those that only Keycloak knows
 */
public record Caller(String userId, @Nullable String sessionId, List<String> roles) {

  private static final List<String> ROLES = List.of("user", "admin");

  public static Caller of(Jwt token) {
    Map<String, Object> access = token.getClaimAsMap("realm_access");
    Object granted = access == null ? null : access.get("roles");
    return new Caller(
        Objects.requireNonNull(token.getSubject(), "The token has no subject"),
        token.getClaimAsString("sid"),
        granted instanceof Collection<?> roles
            ? ROLES.stream().filter(roles::contains).toList()
            : List.of());
  }
}
