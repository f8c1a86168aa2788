package com.onelastai.gateway.visit;

import com.onelastai.gateway.FilterOrder;
import com.onelastai.gateway.OwnPaths;
import com.onelastai.gateway.connection.ClientConnection;
import com.onelastai.gateway.connection.ClientConnections;
import com.onelastai.gateway.visit.VisitCookies.Session;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Finds the visit that a request belongs to, or begins one. */
@Component
@Order(FilterOrder.VISIT)
class VisitFilter implements WebFilter {

  private final VisitProperties properties;
  private final VisitCookies cookies;
  private final ClientConnections connections;
  private final Clock clock;

  VisitFilter(
      VisitProperties properties,
      VisitCookies cookies,
      ClientConnections connections,
      Clock clock) {
    this.properties = properties;
    this.cookies = cookies;
    this.connections = connections;
    this.clock = clock;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    if (isVisit(exchange.getRequest())) {
      if (Consent.of(exchange.getRequest(), properties.consentDefault()) == Consent.GRANTED) {
        follow(exchange);
      } else {
        forget(exchange);
      }
    }
    return chain.filter(exchange);
  }

  /** Signing in is Keycloak's, health the operator's; webhooks and preflights are of no visitor. */
  private static boolean isVisit(ServerHttpRequest request) {
    String path = OwnPaths.of(request);
    return !OwnPaths.isIdentity(path)
        && !OwnPaths.isManagement(path)
        && !OwnPaths.isWebhook(path)
        && !CorsUtils.isPreFlightRequest(request);
  }

  private void follow(ServerWebExchange exchange) {
    ServerHttpRequest request = exchange.getRequest();
    ClientConnection connection = connections.of(exchange);
    long now = clock.instant().getEpochSecond();
    String visitorCookie = value(request, Visit.VISITOR_COOKIE);
    Session session = cookies.readSession(visitorCookie, value(request, Visit.SESSION_COOKIE));
    if (session == null || now - session.lastSeen() > properties.idleTimeout().toSeconds()) {
      session = begin(session, visitorCookie, now);
      give(
          exchange,
          connection,
          Visit.VISITOR_COOKIE,
          cookies.visitor(session.visitorId()),
          properties.visitorLifetime());
      give(exchange, connection, session);
    } else if (Math.abs(now - session.lastSeen()) >= properties.refreshAfter().toSeconds()) {
      give(exchange, connection, new Session(session.visitorId(), session.sessionId(), now));
    }
    String address = ClientAddress.keep(connection.address(), properties.fullAddress());
    exchange
        .getAttributes()
        .put(Visit.ATTRIBUTE, new Visit(session.visitorId(), session.sessionId(), address));
  }

  private Session begin(@Nullable Session ended, @Nullable String visitorCookie, long now) {
    String visitorId = ended != null ? ended.visitorId() : cookies.readVisitor(visitorCookie);
    return new Session(visitorId != null ? visitorId : newId(), newId(), now);
  }

  private void give(ServerWebExchange exchange, ClientConnection connection, Session session) {
    give(
        exchange,
        connection,
        Visit.SESSION_COOKIE,
        cookies.session(session),
        properties.idleTimeout());
  }

  private static void give(
      ServerWebExchange exchange,
      ClientConnection connection,
      String name,
      String value,
      Duration lifetime) {
    exchange
        .getResponse()
        .addCookie(
            ResponseCookie.from(name, value)
                .path("/")
                .maxAge(lifetime)
                .httpOnly(true)
                .sameSite("Lax")
                .secure(connection.secure())
                .build());
  }

  private void forget(ServerWebExchange exchange) {
    for (String name : new String[] {Visit.VISITOR_COOKIE, Visit.SESSION_COOKIE}) {
      if (exchange.getRequest().getCookies().containsKey(name)) {
        give(exchange, connections.of(exchange), name, "", Duration.ZERO);
      }
    }
  }

  private static @Nullable String value(ServerHttpRequest request, String name) {
    @Nullable HttpCookie cookie = request.getCookies().getFirst(name);
    return cookie == null ? null : cookie.getValue();
  }

  private static String newId() {
    return UUID.randomUUID().toString();
  }
}
