package com.onelastai.gateway.visit;

import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/**
 * The visit that a request belongs to.
 *
 * @param clientAddress the client's network, or its whole address if configured
 */
public record Visit(
    @Nullable String visitorId, @Nullable String sessionId, @Nullable String clientAddress) {

  /** Of someone who refused tracking, or a request that is not tracked. */
  public static final Visit ANONYMOUS = new Visit(null, null, null);

  public static final String VISITOR_COOKIE = "onelastai_visitor";
  public static final String SESSION_COOKIE = "onelastai_session";

  static final String ATTRIBUTE = Visit.class.getName();

  public static Visit of(ServerWebExchange exchange) {
    return exchange.getAttributeOrDefault(ATTRIBUTE, ANONYMOUS);
  }

  public boolean anonymous() {
    return visitorId == null;
  }
}
