package com.onelastai.gateway.route;

import com.onelastai.gateway.connection.ClientConnection;
import com.onelastai.gateway.connection.ClientConnections;
import com.onelastai.gateway.correlation.Correlation;
import com.onelastai.gateway.visit.Visit;
import com.onelastai.gateway.visit.VisitCookieHeader;
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
    if (Boolean.TRUE.equals(route.getMetadata().get(TELL_ADDRESS))) {
      headers.set("X-Forwarded-For", connection.address().getHostAddress());
    }
    set(headers, HttpHeaders.COOKIE, VisitCookieHeader.strip(headers.get(HttpHeaders.COOKIE)));
    return headers;
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
