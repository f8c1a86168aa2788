package com.onelastai.gateway.security;

import com.onelastai.gateway.connection.ClientConnections;
import com.onelastai.gateway.limit.RateLimiter;
import com.onelastai.gateway.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Notes whose token was found valid, and counts the request as that user's. */
final class CallerFilter implements WebFilter {

  private final RateLimiter limiter;
  private final ClientConnections connections;

  CallerFilter(RateLimiter limiter, ClientConnections connections) {
    this.limiter = limiter;
    this.connections = connections;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    return ReactiveSecurityContextHolder.getContext()
        .mapNotNull(SecurityContext::getAuthentication)
        .ofType(JwtAuthenticationToken.class)
        .doOnNext(token -> Caller.set(exchange, token.getName()))
        .then(
            Mono.defer(() -> {
              @Nullable Problem tooMany = count(exchange);
              return tooMany == null ? chain.filter(exchange) : Mono.error(tooMany.exception());
            }));
  }

  /** A header that is no token is nobody's. */
  private @Nullable Problem count(ServerWebExchange exchange) {
    if (!RateLimiter.concerns(exchange.getRequest())) {
      return null;
    }
    String userId = Caller.userId(exchange);
    return userId != null
        ? limiter.count(userId)
        : limiter.count(connections.of(exchange).address());
  }
}
