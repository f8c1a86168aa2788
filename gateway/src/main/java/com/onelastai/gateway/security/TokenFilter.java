package com.onelastai.gateway.security;

import com.onelastai.gateway.FilterOrder;
import com.onelastai.gateway.OwnPaths;
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
 * Authenticates the caller by the token in the Authorization header, or else in the browser's
 * cookie, and then counts the request against the rate limit of that user or address.
 *
 * <p>An invalid bearer token is rejected with 401. An invalid cookie is ignored, as browsers send
 * it whether or not it has expired, so that pages still load and a login can begin. Tokens sent to
 * Keycloak's paths are for Keycloak to check.
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

  TokenFilter(AccessTokens tokens, RateLimiter limiter) {
    this.tokens = tokens;
    this.limiter = limiter;
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
        .onErrorMap(JwtException.class, failure -> rejection(exchange, failure))
        .flatMap(valid -> {
          Caller.set(exchange, valid);
          return proceed(exchange, chain);
        });
  }

  private Mono<Void> byCookie(String token, ServerWebExchange exchange, WebFilterChain chain) {
    return tokens
        .check(token)
        .doOnNext(valid -> {
          Caller.set(exchange, valid);
          Caller.setCookieToken(exchange, token);
        })
        .onErrorResume(JwtException.class, invalid -> Mono.empty())
        .then(Mono.defer(() -> proceed(exchange, chain)));
  }

  private Mono<Void> proceed(ServerWebExchange exchange, WebFilterChain chain) {
    @Nullable Problem tooMany = count(exchange);
    return tooMany == null ? chain.filter(exchange) : Mono.error(tooMany.exception());
  }

  private @Nullable Problem count(ServerWebExchange exchange) {
    return limiter.count(exchange, Caller.userId(exchange));
  }

  private Throwable rejection(ServerWebExchange exchange, JwtException failure) {
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
