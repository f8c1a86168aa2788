package com.onelastai.starter.security;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/**
 * The user who is signed in, from the access token. Null as a handler's parameter if nobody is.
 *
 * @param userId Keycloak's {@code sub}
 * @param sessionId Keycloak's {@code sid}; null if the token has none
 * @param roles those of the platform, without Keycloak's own
 */
public record Caller(String userId, @Nullable String sessionId, List<String> roles) {

  private static final String ADMIN = "admin";
  private static final String SUPPORT = "support";
  private static final String MODERATOR = "moderator";
  private static final List<String> ROLES = List.of("user", SUPPORT, MODERATOR, ADMIN);

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

  /** The caller of the request that this thread serves; null if nobody is signed in. */
  public static @Nullable Caller current() {
    return SecurityContextHolder.getContext().getAuthentication()
            instanceof JwtAuthenticationToken token
        ? of(token.getTokenAttributes())
        : null;
  }

  public boolean isAdmin() {
    return roles.contains(ADMIN);
  }

  /** Whether the caller belongs to the support team, as admins do. */
  public boolean isSupport() {
    return roles.contains(SUPPORT) || isAdmin();
  }

  /** Whether the caller moderates the community, as admins may. */
  public boolean isModerator() {
    return roles.contains(MODERATOR) || isAdmin();
  }

  /** Whether the caller is this user or an admin. */
  public boolean mayReach(@Nullable String owner) {
    return isAdmin() || userId.equals(owner);
  }
}
