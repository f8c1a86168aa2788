package com.onelastai.gateway.visit;

import com.onelastai.events.tracking.Actor;
import com.onelastai.gateway.security.Caller;
import java.util.Objects;
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

  static final String BY_USER = ByUser.class.getName();
  static final String WITHOUT_COOKIES = WithoutCookies.class.getName();

  /** Finds the visit of a call without cookies, once it is known whether its token is valid. */
  interface ByUser {
    Visit visit(@Nullable String userId);
  }

  public static Visit of(ServerWebExchange exchange) {
    Visit known = exchange.getAttribute(ATTRIBUTE);
    ByUser byUser = exchange.getAttribute(BY_USER);
    if (known != null || byUser == null) {
      return known == null ? ANONYMOUS : known;
    }
    Visit visit = byUser.visit(Caller.userId(exchange));
    exchange.getAttributes().put(ATTRIBUTE, visit);
    return visit;
  }

  /** Finds the visit that a page load without cookies continues, once it is known to be one. */
  interface WithoutCookies {
    Visit visit();
  }

  /**
   * The visit to record a page load in. A client without cookies continues its visit, though it is
   * given the cookies of a new one: it may be another client like the first, and what belongs to a
   * visitor, such as chats, is read with cookies.
   */
  public static Visit ofPageLoad(ServerWebExchange exchange) {
    WithoutCookies client = exchange.getAttribute(WITHOUT_COOKIES);
    return client == null ? of(exchange) : client.visit();
  }

  public boolean anonymous() {
    return visitorId == null;
  }

  /** The actor of a request in a visit, as events name it. */
  public static Actor actorOf(ServerWebExchange exchange, Visit visit) {
    HttpHeaders headers = exchange.getRequest().getHeaders();
    String userAgent = Objects.requireNonNullElse(headers.getFirst(HttpHeaders.USER_AGENT), "");
    if (visit.anonymous()) {
      return Actor.untracked(userAgent);
    }
    return new Actor(
        visit.visitorId(),
        visit.sessionId(),
        Caller.userId(exchange),
        userAgent,
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
