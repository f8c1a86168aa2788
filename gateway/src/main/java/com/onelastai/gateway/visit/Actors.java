package com.onelastai.gateway.visit;

import com.onelastai.events.tracking.Actor;
import com.onelastai.gateway.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/** The actor of a request, as events name it. */
public final class Actors {

  private static final int MAX_LANGUAGE = 35;

  private Actors() {}

  public static Actor of(ServerWebExchange exchange) {
    Visit visit = Visit.of(exchange);
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
    int end = 0;
    while (end < accepted.length() && accepted.charAt(end) != ',' && accepted.charAt(end) != ';') {
      end++;
    }
    String first = accepted.substring(0, end).trim();
    return first.isEmpty() || first.equals("*") || first.length() > MAX_LANGUAGE ? null : first;
  }
}
