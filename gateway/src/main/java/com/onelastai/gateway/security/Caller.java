package com.onelastai.gateway.security;

import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/** The account that a request was signed in with. */
public final class Caller {

  private static final String ATTRIBUTE = Caller.class.getName();

  private Caller() {}

  /** Keycloak's {@code sub}, once the token is checked. */
  public static @Nullable String userId(ServerWebExchange exchange) {
    return exchange.getAttribute(ATTRIBUTE);
  }

  static void set(ServerWebExchange exchange, String userId) {
    exchange.getAttributes().put(ATTRIBUTE, userId);
  }
}
