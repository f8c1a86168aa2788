package com.onelastai.gateway.security;

import com.onelastai.gateway.FilterOrder;
import com.onelastai.gateway.OwnPaths;
import com.onelastai.gateway.connection.ClientConnections;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Sets the security headers of every answer. The gateway sets a content policy for the API and its
 * own pages. The frontend and Keycloak know what their pages load and who may frame them.
 */
@Component
@Order(FilterOrder.SECURITY_HEADERS)
class SecurityHeadersFilter implements WebFilter {

  private static final String API_POLICY = "default-src 'none'; frame-ancestors 'none'";
  private static final String DOCS_POLICY =
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
          + " frame-ancestors 'none'";

  private final ClientConnections connections;

  SecurityHeadersFilter(ClientConnections connections) {
    this.connections = connections;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> write(exchange)));
    return chain.filter(exchange);
  }

  private void write(ServerWebExchange exchange) {
    HttpHeaders headers = exchange.getResponse().getHeaders();
    headers.set("X-Content-Type-Options", "nosniff");
    setIfAbsent(headers, "Referrer-Policy", "strict-origin-when-cross-origin");
    String path = OwnPaths.of(exchange.getRequest());
    if (OwnPaths.isApi(path)) {
      headers.set("Content-Security-Policy", OwnPaths.isDocs(path) ? DOCS_POLICY : API_POLICY);
      headers.set("X-Frame-Options", "DENY");
      if (!OwnPaths.isDocs(path)) {
        // Answers are personal unless their service says that they may be kept.
        setIfAbsent(headers, HttpHeaders.CACHE_CONTROL, "no-store");
      }
    } else if (!headers.containsHeader("Content-Security-Policy")) {
      setIfAbsent(headers, "X-Frame-Options", "SAMEORIGIN");
    }
    if (connections.of(exchange).secure()) {
      setIfAbsent(headers, "Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    }
  }

  private static void setIfAbsent(HttpHeaders headers, String name, String value) {
    if (!headers.containsHeader(name)) {
      headers.set(name, value);
    }
  }
}
