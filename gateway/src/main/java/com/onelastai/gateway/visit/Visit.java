package com.onelastai.gateway.visit;

import com.onelastai.events.tracking.Actor;
import com.onelastai.gateway.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
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

  private static final int MAX_LANGUAGE = 35;
  static final String ATTRIBUTE = Visit.class.getName();

  public static Visit of(ServerWebExchange exchange) {
    return exchange.getAttributeOrDefault(ATTRIBUTE, ANONYMOUS);
  }

  public boolean anonymous() {
    return visitorId == null;
  }

  /** The actor of a request, as events name it. */
  public static Actor actorOf(ServerWebExchange exchange) {
    Visit visit = of(exchange);
    if (visit.anonymous()) {
      return Actor.ANONYMOUS;
    }
    HttpHeaders headers = exchange.getRequest().getHeaders();
    return new Actor(
        visit.visitorId(),
        visit.sessionId(),
        Caller.userId(exchange),
        headers.getFirst(HttpHeaders.USER_AGENT),
        visit.clientAddress(),
        language(headers.getFirst(HttpHeaders.ACCEPT_LANGUAGE)));
  }

  /** The first in the list, which browsers order by preference. */
  private static @Nullable String language(@Nullable String accepted) {
    if (accepted == null) {
      return null;
    }
    String first = accepted.split("[,;]", 2)[0].trim();
    return first.isEmpty() || first.equals("*") || first.length() > MAX_LANGUAGE ? null : first;
  }
}
