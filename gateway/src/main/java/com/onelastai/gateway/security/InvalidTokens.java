package com.onelastai.gateway.security;

import com.onelastai.gateway.connection.ClientConnections;
import com.onelastai.gateway.limit.RateLimiter;
import com.onelastai.gateway.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Answers a token that does not hold, and counts it as a request of its address. */
@Component
class InvalidTokens implements ServerAuthenticationEntryPoint {

  private static final Problem INVALID =
      new Problem(HttpStatus.UNAUTHORIZED, "invalid_token", "The access token is not valid.");

  private final RateLimiter limiter;
  private final ClientConnections connections;

  InvalidTokens(RateLimiter limiter, ClientConnections connections) {
    this.limiter = limiter;
    this.connections = connections;
  }

  @Override
  public Mono<Void> commence(ServerWebExchange exchange, AuthenticationException refused) {
    @Nullable Problem tooMany = limiter.count(connections.of(exchange).address());
    if (tooMany != null) {
      return Mono.error(tooMany.exception());
    }
    exchange
        .getResponse()
        .getHeaders()
        .set(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
    return Mono.error(INVALID.exception());
  }
}
