package com.onelastai.gateway.visit;

import com.onelastai.gateway.FilterOrder;
import com.onelastai.gateway.OwnPaths;
import com.onelastai.gateway.RouteTable;
import com.onelastai.gateway.connection.ClientConnections;
import com.onelastai.gateway.visit.VisitCookies.Session;
import com.onelastai.gateway.visit.VisitProperties.Consent;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
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

/** Finds the visit that a request belongs to, or begins a new one. */
@Component
@Order(FilterOrder.VISIT)
class VisitFilter implements WebFilter {

  private final VisitProperties properties;
  private final VisitCookies cookies;
  private final ClientConnections connections;
  private final RouteTable routes;
  private final Clock clock;

  VisitFilter(
      VisitProperties properties,
      VisitCookies cookies,
      ClientConnections connections,
      RouteTable routes,
      Clock clock) {
    this.properties = properties;
    this.cookies = cookies;
    this.connections = connections;
    this.routes = routes;
    this.clock = clock;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    if (isVisit(exchange.getRequest())) {
      if (Consent.of(exchange.getRequest(), properties.consentDefault()) == Consent.GRANTED) {
        track(exchange);
      } else {
        removeCookies(exchange);
      }
    }
    return chain.filter(exchange);
  }

  /**
   * Pages of Keycloak, health checks, static files, webhooks and preflights belong to no visit. A
   * shared cache keeps no answer that sets a cookie.
   */
  private boolean isVisit(ServerHttpRequest request) {
    String path = OwnPaths.of(request);
    return !OwnPaths.isIdentity(path)
        && !OwnPaths.isManagement(path)
        && !OwnPaths.isStatic(path)
        && !routes.isWebhook(request)
        && !CorsUtils.isPreFlightRequest(request);
  }

  private void track(ServerWebExchange exchange) {
    ServerHttpRequest request = exchange.getRequest();
    long now = clock.instant().getEpochSecond();
    String visitorCookie = value(request, Visit.VISITOR_COOKIE);
    Session session = cookies.readSession(visitorCookie, value(request, Visit.SESSION_COOKIE));
    if (session == null || now - session.lastSeen() > properties.idleTimeout().toSeconds()) {
      session = begin(session, visitorCookie, now);
      String visitor = cookies.visitor(session.visitorId());
      setCookie(exchange, Visit.VISITOR_COOKIE, visitor, properties.visitorLifetime());
      setSessionCookie(exchange, session);
    } else if (Math.abs(now - session.lastSeen()) >= properties.refreshAfter().toSeconds()) {
      setSessionCookie(exchange, new Session(session.visitorId(), session.sessionId(), now));
    }
    String address = shorten(connections.of(exchange).address(), properties.fullAddress());
    exchange
        .getAttributes()
        .put(Visit.ATTRIBUTE, new Visit(session.visitorId(), session.sessionId(), address));
  }

  private Session begin(@Nullable Session ended, @Nullable String visitorCookie, long now) {
    String visitorId = ended != null ? ended.visitorId() : cookies.readVisitor(visitorCookie);
    return new Session(visitorId != null ? visitorId : newId(), newId(), now);
  }

  private void setSessionCookie(ServerWebExchange exchange, Session session) {
    setCookie(exchange, Visit.SESSION_COOKIE, cookies.session(session), properties.idleTimeout());
  }

  private void setCookie(ServerWebExchange exchange, String name, String value, Duration lifetime) {
    exchange
        .getResponse()
        .addCookie(
            ResponseCookie.from(name, value)
                .path("/")
                .maxAge(lifetime)
                .httpOnly(true)
                .sameSite("Lax")
                .secure(connections.of(exchange).secure())
                .build());
  }

  private void removeCookies(ServerWebExchange exchange) {
    for (String name : new String[] {Visit.VISITOR_COOKIE, Visit.SESSION_COOKIE}) {
      if (exchange.getRequest().getCookies().containsKey(name)) {
        setCookie(exchange, name, "", Duration.ZERO);
      }
    }
  }

  /** The network of an address (/24 of IPv4, /48 of IPv6), unless whole addresses are wanted. */
  static String shorten(InetAddress address, boolean full) {
    if (full) {
      return address.getHostAddress();
    }
    byte[] bytes = address.getAddress();
    Arrays.fill(bytes, address instanceof Inet4Address ? 3 : 6, bytes.length, (byte) 0);
    try {
      return InetAddress.getByAddress(bytes).getHostAddress();
    } catch (UnknownHostException impossible) {
      throw new IllegalArgumentException(impossible);
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
