package com.onelastai.gateway.route;

import com.onelastai.gateway.CorrelationFilter;
import com.onelastai.gateway.RouteTable;
import com.onelastai.gateway.connection.ClientConnection;
import com.onelastai.gateway.connection.ClientConnections;
import com.onelastai.gateway.security.Caller;
import com.onelastai.gateway.visit.Visit;
import com.onelastai.starter.security.LoginCookies;
import com.onelastai.starter.visit.VisitHeaders;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Sets the headers by which a service learns about a request, replacing whatever the client sent
 * there. It changes the copy that the hop-by-hop filter before it has made.
 */
@Component
class UpstreamHeadersFilter implements HttpHeadersFilter, Ordered {

  /**
   * Metadata of a route whose service gets the client's whole address: Keycloak needs it to lock
   * out those who guess passwords.
   */
  private static final String TELL_ADDRESS = "tell-client-address";

  /** Metadata of the one route whose service gets the cookie with the refresh token. */
  private static final String TELL_REFRESH_TOKEN = "tell-refresh-token";

  private static final String OURS = "onelastai_";

  private static final Set<String> HIDDEN =
      Set.of(Visit.VISITOR_COOKIE, Visit.SESSION_COOKIE, LoginCookies.ACCESS, LoginCookies.REFRESH);

  private static final String FORWARDED = "X-Forwarded-";

  private final ClientConnections connections;

  UpstreamHeadersFilter(ClientConnections connections) {
    this.connections = connections;
  }

  @Override
  public HttpHeaders filter(HttpHeaders headers, ServerWebExchange exchange) {
    Route route = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
    ClientConnection connection = connections.of(exchange);
    Visit visit = Visit.of(exchange);
    removeForwarded(headers);
    headers.remove(VisitHeaders.CARRIED_VISIT);
    headers.remove(VisitHeaders.CONSENT);
    set(headers, VisitHeaders.VISITOR, visit.visitorId());
    set(headers, VisitHeaders.SESSION, visit.sessionId());
    set(headers, VisitHeaders.CLIENT_ADDRESS, visit.clientAddress());
    headers.set(VisitHeaders.CORRELATION, CorrelationFilter.idOf(exchange));
    headers.set("X-Forwarded-Proto", connection.scheme());
    headers.set("X-Forwarded-Host", connection.host());
    if (has(route, TELL_ADDRESS)) {
      headers.set("X-Forwarded-For", connection.address().getHostAddress());
    }
    signIn(headers, exchange, route);
    set(
        headers,
        HttpHeaders.COOKIE,
        cookies(headers.get(HttpHeaders.COOKIE), has(route, TELL_REFRESH_TOKEN)));
    return headers;
  }

  /** Services accept bearer tokens only. The frontend and Keycloak do not learn who calls. */
  private static void signIn(HttpHeaders headers, ServerWebExchange exchange, Route route) {
    @Nullable String token = Caller.cookieToken(exchange);
    if (token != null && RouteTable.isService(route.getUri())) {
      headers.setBearerAuth(token);
    }
  }

  /** The Cookie header without the cookies that only concern the browser and the gateway. */
  private static @Nullable String cookies(@Nullable List<String> lines, boolean refreshToken) {
    if (lines == null) {
      return null;
    }
    String all = lines.size() == 1 ? lines.getFirst() : String.join("; ", lines);
    if (!all.contains(OURS)) {
      return all;
    }
    String rest =
        Arrays.stream(all.split(";"))
            .map(String::trim)
            .filter(cookie -> isPassedOn(nameOf(cookie), refreshToken))
            .collect(Collectors.joining("; "));
    return rest.isEmpty() ? null : rest;
  }

  private static boolean isPassedOn(String name, boolean refreshToken) {
    return !HIDDEN.contains(name) || (refreshToken && name.equals(LoginCookies.REFRESH));
  }

  private static String nameOf(String cookie) {
    int end = cookie.indexOf('=');
    return end < 0 ? cookie : cookie.substring(0, end).trim();
  }

  private static boolean has(Route route, String metadata) {
    return Boolean.TRUE.equals(route.getMetadata().get(metadata));
  }

  private static void removeForwarded(HttpHeaders headers) {
    headers.remove("Forwarded");
    List.copyOf(headers.headerNames()).stream()
        .filter(name -> name.regionMatches(true, 0, FORWARDED, 0, FORWARDED.length()))
        .forEach(headers::remove);
  }

  private static void set(HttpHeaders headers, String name, @Nullable String value) {
    if (value == null) {
      headers.remove(name);
    } else {
      headers.set(name, value);
    }
  }

  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }
}
