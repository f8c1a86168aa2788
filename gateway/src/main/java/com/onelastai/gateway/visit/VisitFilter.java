package com.onelastai.gateway.visit;

import com.onelastai.gateway.FilterOrder;
import com.onelastai.gateway.OwnPaths;
import com.onelastai.gateway.RouteTable;
import com.onelastai.gateway.connection.AllowedOrigins;
import com.onelastai.gateway.connection.ClientConnections;
import com.onelastai.gateway.visit.VisitCookies.Session;
import com.onelastai.gateway.visit.VisitProperties.Consent;
import com.onelastai.starter.visit.VisitHeaders;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
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

  private static final String BEARER = "Bearer ";

  private final VisitProperties properties;
  private final VisitCookies cookies;
  private final CookielessClients cookieless;
  private final AllowedOrigins origins;
  private final ClientConnections connections;
  private final RouteTable routes;
  private final Clock clock;

  VisitFilter(
      VisitProperties properties,
      VisitCookies cookies,
      CookielessClients cookieless,
      AllowedOrigins origins,
      ClientConnections connections,
      RouteTable routes,
      Clock clock) {
    this.properties = properties;
    this.cookies = cookies;
    this.cookieless = cookieless;
    this.origins = origins;
    this.connections = connections;
    this.routes = routes;
    this.clock = clock;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    ServerHttpRequest request = exchange.getRequest();
    if (isVisit(request)) {
      @Nullable String carried = carriedVisit(exchange);
      Consent absent = properties.consentDefault();
      if (Consent.of(request, carried != null, absent) == Consent.GRANTED) {
        track(exchange, carried);
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

  /** What a page of another site says of its visit when it reports. */
  private @Nullable String carriedVisit(ServerWebExchange exchange) {
    ServerHttpRequest request = exchange.getRequest();
    @Nullable String carried = request.getHeaders().getFirst(VisitHeaders.CARRIED_VISIT);
    return carried != null && isReport(request) && origins.isCrossSite(exchange) ? carried : null;
  }

  private void track(ServerWebExchange exchange, @Nullable String carried) {
    ServerHttpRequest request = exchange.getRequest();
    long now = clock.instant().getEpochSecond();
    String visitorCookie = value(request, Visit.VISITOR_COOKIE);
    @Nullable Session session =
        cookies.readSession(visitorCookie, value(request, Visit.SESSION_COOKIE));
    @Nullable String known =
        session == null ? cookies.readVisitor(visitorCookie) : session.visitorId();
    InetAddress address = connections.of(exchange).address();
    String network = shorten(address, properties.fullAddress());
    if (known == null && hasToken(request)) {
      Visit.ByUser byUser = user -> ofUser(user, now, network);
      exchange.getAttributes().put(Visit.BY_USER, byUser);
      return;
    }
    if (known == null && carried != null) {
      exchange.getAttributes().put(Visit.ATTRIBUTE, ofCarried(exchange, carried, now, network));
      return;
    }
    Session current = currentSession(exchange, known, session, now);
    Visit visit = new Visit(current.visitorId(), current.sessionId(), network);
    String client = cookieless.nameOf(request, address);
    if (known != null) {
      cookieless.keepsCookies(client, known);
    } else if (request.getCookies().isEmpty()) {
      visit = withoutCookies(exchange, client, visit);
    }
    exchange.getAttributes().put(Visit.ATTRIBUTE, visit);
  }

  /** Continues the session or begins one, and sets the cookies that change. */
  private Session currentSession(
      ServerWebExchange exchange, @Nullable String known, @Nullable Session session, long now) {
    if (session == null || isOver(session, now)) {
      String visitorId = known != null ? known : UUID.randomUUID().toString();
      Session begun = begin(visitorId, now);
      String visitor = cookies.visitor(visitorId);
      setCookie(exchange, Visit.VISITOR_COOKIE, visitor, properties.visitorLifetime());
      setSessionCookie(exchange, begun);
      return begun;
    }
    if (Math.abs(now - session.lastSeen()) >= properties.refreshAfter().toSeconds()) {
      setSessionCookie(exchange, session.seenAt(now));
    }
    return session;
  }

  private Visit ofCarried(ServerWebExchange exchange, String value, long now, String address) {
    CarriedVisit carried = CarriedVisit.read(value, cookies);
    @Nullable Session session = carried.session();
    Session current =
        session == null || isOver(session, now) ? begin(carried.visitorId(), now) : session;
    String answer = carried.answer(current.seenAt(now), cookies);
    exchange.getResponse().getHeaders().set(VisitHeaders.CARRIED_VISIT, answer);
    return new Visit(current.visitorId(), current.sessionId(), address);
  }

  private boolean isOver(Session session, long now) {
    return now - session.lastSeen() > properties.idleTimeout().toSeconds();
  }

  private Session begin(String visitorId, long now) {
    return new Session(visitorId, cookies.newSessionId(visitorId, spanOf(now)), now);
  }

  /**
   * Services learn the visit that a client without cookies continues only with its reports. What
   * else they do for a visitor needs the visitor's own cookies.
   */
  private Visit withoutCookies(ServerWebExchange exchange, String client, Visit begun) {
    Visit.WithoutCookies continued = () -> cookieless.visitOf(client, begun);
    exchange.getAttributes().put(Visit.WITHOUT_COOKIES, continued);
    return isReport(exchange.getRequest()) ? continued.visit() : begun;
  }

  private static boolean isReport(ServerHttpRequest request) {
    return request.getMethod() == HttpMethod.POST && OwnPaths.isReport(OwnPaths.of(request));
  }

  /** A client with a token keeps no cookies; all that its user does with it is of one visitor. */
  private Visit ofUser(@Nullable String userId, long now, String address) {
    String visitorId = userId == null ? UUID.randomUUID().toString() : cookies.visitorOf(userId);
    return new Visit(visitorId, begin(visitorId, now).sessionId(), address);
  }

  private static boolean hasToken(ServerHttpRequest request) {
    String authorization = request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
    return authorization != null
        && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
  }

  /**
   * The begin of a span as long as a visit may be idle: so no two visits of a visitor begin in the
   * same one, and the visit before ended before it.
   */
  private Instant spanOf(long now) {
    long length = Math.max(1, properties.idleTimeout().toSeconds());
    return Instant.ofEpochSecond(now - Math.floorMod(now, length));
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
}
