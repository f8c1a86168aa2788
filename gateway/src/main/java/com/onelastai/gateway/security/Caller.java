package com.onelastai.gateway.security;

import com.onelastai.gateway.security.AccessTokens.AccessToken;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/** The account that a request was authenticated with. */
public final class Caller {

  private static final String USER = Caller.class.getName();
  private static final String ADMIN = USER + ".admin";
  private static final String COOKIE_TOKEN = USER + ".cookieToken";

  private Caller() {}

  /** Keycloak's {@code sub}, after the token has been checked. */
  public static @Nullable String userId(ServerWebExchange exchange) {
    return exchange.getAttribute(USER);
  }

  public static boolean isAdmin(ServerWebExchange exchange) {
    return exchange.getAttributeOrDefault(ADMIN, false);
  }

  /** The access token, if it came in the cookie and is valid. */
  public static @Nullable String cookieToken(ServerWebExchange exchange) {
    return exchange.getAttribute(COOKIE_TOKEN);
  }

  static void set(ServerWebExchange exchange, AccessToken token) {
    exchange.getAttributes().put(USER, token.userId());
    exchange.getAttributes().put(ADMIN, token.admin());
  }

  static void setCookieToken(ServerWebExchange exchange, String token) {
    exchange.getAttributes().put(COOKIE_TOKEN, token);
  }
}
