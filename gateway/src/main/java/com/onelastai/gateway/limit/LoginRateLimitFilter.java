package com.onelastai.gateway.limit;

import com.onelastai.gateway.FilterOrder;
import com.onelastai.gateway.OwnPaths;
import com.onelastai.gateway.connection.ClientConnections;
import com.onelastai.gateway.problem.Problem;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Slows down who guesses the passwords of many accounts, which locks none of them, or has mails
 * sent to others.
 */
@Component
@Order(FilterOrder.LOGIN_RATE_LIMIT)
class LoginRateLimitFilter implements WebFilter {

  private static final Set<String> PATHS =
      Set.of(
          "/api/session/login",
          "/api/session/register",
          "/api/auth/signup",
          "/api/auth/reset-password");

  /** The forms of Keycloak's own pages, which sign in and send mails as well. */
  private static final String FORMS = "/identity/realms/onelastai/login-actions/";

  private final Buckets buckets;
  private final ClientConnections connections;

  LoginRateLimitFilter(LimitProperties properties, ClientConnections connections) {
    this.buckets = new Buckets(properties.loginsPerMinute());
    this.connections = connections;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    if (!isLimited(exchange.getRequest())) {
      return chain.filter(exchange);
    }
    @Nullable Problem tooMany = buckets.take(connections.of(exchange).address());
    return tooMany == null ? chain.filter(exchange) : Mono.error(tooMany.exception());
  }

  private static boolean isLimited(ServerHttpRequest request) {
    String path = OwnPaths.of(request);
    return request.getMethod() == HttpMethod.POST
        && (PATHS.contains(path) || path.startsWith(FORMS));
  }
}
