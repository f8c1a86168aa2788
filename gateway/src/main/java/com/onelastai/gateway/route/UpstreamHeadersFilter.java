package com.onelastai.gateway.route;

import com.onelastai.gateway.connection.ClientConnection;
import com.onelastai.gateway.connection.ClientConnections;
import com.onelastai.gateway.correlation.Correlation;
import com.onelastai.gateway.security.Caller;
import com.onelastai.gateway.visit.Visit;
import com.onelastai.starter.visit.VisitHeaders;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Writes what a service is told about a request, in place of whatever the client wrote there. What
 * it is given is a copy, made by the filter that removes what is between the client and the
 * gateway.
 */
@Component
class UpstreamHeadersFilter implements HttpHeadersFilter, Ordered {

  /**
   * Metadata of a route whose service is told the client's whole address, which Keycloak needs to
   * lock out those who guess passwords.
   */
  private static final String TELL_ADDRESS = "tell-client-address";

  /** Metadata of the one route whose service is given the cookie with the refresh token. */
  private static final String TELL_REFRESH_TOKEN = "tell-refresh-token";

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
    set(headers, VisitHeaders.VISITOR, visit.visitorId());
    set(headers, VisitHeaders.SESSION, visit.sessionId());
    set(headers, VisitHeaders.CLIENT_ADDRESS, visit.clientAddress());
    headers.set(VisitHeaders.CORRELATION, Correlation.of(exchange));
    headers.set("X-Forwarded-Proto", connection.scheme());
    headers.set("X-Forwarded-Host", connection.host());
    if (has(route, TELL_ADDRESS)) {
      headers.set("X-Forwarded-For", connection.address().getHostAddress());
    }
    signIn(headers, exchange, route);
    set(
        headers,
        HttpHeaders.COOKIE,
        UpstreamCookies.strip(headers.get(HttpHeaders.COOKIE), has(route, TELL_REFRESH_TOKEN)));
    return headers;
  }

  /** Services know bearer tokens alone. The frontend and Keycloak are not told who calls. */
  private static void signIn(HttpHeaders headers, ServerWebExchange exchange, Route route) {
    @Nullable String token = Caller.cookieToken(exchange);
    if (token != null && "lb".equals(route.getUri().getScheme())) {
      headers.setBearerAuth(token);
    }
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
