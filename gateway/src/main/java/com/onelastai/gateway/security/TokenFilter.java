package com.onelastai.gateway.security;

import com.onelastai.gateway.FilterOrder;
import com.onelastai.gateway.OwnPaths;
import com.onelastai.gateway.connection.ClientConnections;
import com.onelastai.gateway.limit.RateLimiter;
import com.onelastai.gateway.problem.Problem;
import com.onelastai.starter.security.LoginCookies;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Finds out who calls, by the token of the Authorization header or else of the browser's cookie,
 * and counts the request as that user's, or as its address's.
 *
 * <p>Whoever sends a header means it: one that does not hold is refused. A cookie is sent whether
 * it still holds or not, so one that does not is as none: a page can be opened and a login begun.
 * Keycloak's own tokens are for Keycloak to judge: those of its account pages are not for this API.
 */
@Component
@Order(FilterOrder.TOKEN)
class TokenFilter implements WebFilter {

  private static final String BEARER = "Bearer";

  private static final Problem INVALID =
      new Problem(HttpStatus.UNAUTHORIZED, "invalid_token", "The access token is not valid.");

  private static final Problem IDENTITY_AWAY =
      new Problem(
          HttpStatus.SERVICE_UNAVAILABLE,
          "identity_unavailable",
          "The token cannot be checked right now.",
          Duration.ofSeconds(2));

  private final AccessTokens tokens;
  private final RateLimiter limiter;
  private final ClientConnections connections;

  TokenFilter(AccessTokens tokens, RateLimiter limiter, ClientConnections connections) {
    this.tokens = tokens;
    this.limiter = limiter;
    this.connections = connections;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    ServerHttpRequest request = exchange.getRequest();
    if (OwnPaths.isIdentity(OwnPaths.of(request))) {
      return proceed(exchange, chain);
    }
    @Nullable String header = request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
    if (header != null) {
      return isBearer(header)
          ? byHeader(header.substring(BEARER.length()).trim(), exchange, chain)
          : proceed(exchange, chain);
    }
    @Nullable HttpCookie cookie = request.getCookies().getFirst(LoginCookies.ACCESS);
    return cookie == null ? proceed(exchange, chain) : byCookie(cookie.getValue(), exchange, chain);
  }

  private Mono<Void> byHeader(String token, ServerWebExchange exchange, WebFilterChain chain) {
    return tokens
        .check(token)
        .onErrorMap(JwtException.class, failure -> refusal(exchange, failure))
        .flatMap(good -> {
          Caller.set(exchange, good.userId());
          return proceed(exchange, chain);
        });
  }

  private Mono<Void> byCookie(String token, ServerWebExchange exchange, WebFilterChain chain) {
    return tokens
        .check(token)
        .doOnNext(good -> {
          Caller.set(exchange, good.userId());
          Caller.setCookieToken(exchange, token);
        })
        .onErrorResume(JwtException.class, bad -> Mono.empty())
        .then(Mono.defer(() -> proceed(exchange, chain)));
  }

  private Mono<Void> proceed(ServerWebExchange exchange, WebFilterChain chain) {
    @Nullable Problem tooMany =
        RateLimiter.concerns(exchange.getRequest()) ? count(exchange) : null;
    return tooMany == null ? chain.filter(exchange) : Mono.error(tooMany.exception());
  }

  private @Nullable Problem count(ServerWebExchange exchange) {
    if (OwnPaths.isWebhook(OwnPaths.of(exchange.getRequest()))) {
      return limiter.countWebhook(connections.of(exchange).address());
    }
    String userId = Caller.userId(exchange);
    return userId != null
        ? limiter.count(userId)
        : limiter.count(connections.of(exchange).address());
  }

  private Throwable refusal(ServerWebExchange exchange, JwtException failure) {
    if (!(failure instanceof BadJwtException)) {
      return IDENTITY_AWAY.exception();
    }
    @Nullable Problem tooMany = count(exchange);
    if (tooMany != null) {
      return tooMany.exception();
    }
    exchange
        .getResponse()
        .getHeaders()
        .set(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
    return INVALID.exception();
  }

  private static boolean isBearer(String header) {
    return header.regionMatches(true, 0, BEARER, 0, BEARER.length());
  }
}
