package com.onelastai.gateway.limit;

import com.onelastai.gateway.FilterOrder;
import com.onelastai.gateway.connection.ClientConnections;
import com.onelastai.gateway.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Counts requests without a token by address; those with one are counted by user once it is
 * checked.
 */
@Component
@Order(FilterOrder.ADDRESS_RATE_LIMIT)
class AddressRateLimitFilter implements WebFilter {

  private final RateLimiter limiter;
  private final ClientConnections connections;

  AddressRateLimitFilter(RateLimiter limiter, ClientConnections connections) {
    this.limiter = limiter;
    this.connections = connections;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    if (!isLimited(exchange.getRequest())) {
      return chain.filter(exchange);
    }
    @Nullable Problem tooMany = limiter.count(connections.of(exchange).address());
    return tooMany == null ? chain.filter(exchange) : Mono.error(tooMany.exception());
  }

  private static boolean isLimited(ServerHttpRequest request) {
    return RateLimiter.concerns(request)
        && !request.getHeaders().containsHeader(HttpHeaders.AUTHORIZATION);
  }
}
