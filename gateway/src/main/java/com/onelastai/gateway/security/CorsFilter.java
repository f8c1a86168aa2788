package com.onelastai.gateway.security;

import com.onelastai.gateway.FilterOrder;
import com.onelastai.gateway.OwnPaths;
import com.onelastai.gateway.connection.ClientConnections;
import com.onelastai.gateway.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.cors.reactive.DefaultCorsProcessor;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Allows pages of the configured origins to call the API and rejects those of others. The frontend
 * has the same origin, and Keycloak decides for its own paths.
 */
@Component
@Order(FilterOrder.CORS)
class CorsFilter implements WebFilter {

  private static final Problem NOT_ALLOWED =
      new Problem(
          HttpStatus.FORBIDDEN, "origin_not_allowed", "Pages of this origin may not call the API.");

  private final CorsConfiguration rules;
  private final ClientConnections connections;
  private final Processor processor = new Processor();

  CorsFilter(CorsConfiguration rules, ClientConnections connections) {
    this.rules = rules;
    this.connections = connections;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    @Nullable String origin = exchange.getRequest().getHeaders().getOrigin();
    if (origin == null
        || !OwnPaths.isApi(OwnPaths.of(exchange.getRequest()))
        || origin.equals(connections.of(exchange).origin())) {
      return chain.filter(exchange);
    }
    if (!processor.process(rules, exchange)) {
      return Mono.error(NOT_ALLOWED.exception());
    }
    return CorsUtils.isPreFlightRequest(exchange.getRequest())
        ? Mono.empty()
        : chain.filter(exchange);
  }

  /** Leaves the rejection to the filter, which answers with a problem. */
  private static final class Processor extends DefaultCorsProcessor {

    @Override
    protected void rejectRequest(ServerHttpResponse response) {}
  }
}
