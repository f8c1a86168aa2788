package com.onelastai.gateway.visit;

import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/**
 * Whose visit a request belongs to.
 *
 * @param clientAddress as much of it as is kept
 */
public record Visit(
    @Nullable String visitorId, @Nullable String sessionId, @Nullable String clientAddress) {

  /** Of someone who refused to be followed, or where there is nothing to follow. */
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
