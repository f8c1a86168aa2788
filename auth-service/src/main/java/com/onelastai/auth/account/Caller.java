package com.onelastai.auth.account;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in, as their token says. A handler that takes one gets the caller's, or null.
 *
 * @param sessionId the login; null if the token is of none
 * @param roles the platform's, without those that only Keycloak knows
 */
public record Caller(String userId, @Nullable String sessionId, List<String> roles) {

  private static final List<String> ROLES = List.of("user", "admin");

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
}
