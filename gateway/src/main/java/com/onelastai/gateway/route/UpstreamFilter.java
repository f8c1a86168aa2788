package com.onelastai.gateway.route;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.netty.channel.ConnectTimeoutException;
import java.io.IOException;
import java.net.URI;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Calls a service through its circuit breaker. A GET or HEAD that found no connection, or lost it
 * before an answer began, is tried once more, at another instance if there is one; anything else
 * may have been done already.
 *
 * <p>It stands between the filters that relay an answer and those that choose an instance, so a
 * call is over for it when the answer's head is there: a stream may then last as long as it likes.
 */
@Component
class UpstreamFilter implements GlobalFilter, Ordered {

  private static final int ORDER = 1;

  private final CircuitBreakerRegistry circuits;

  UpstreamFilter(CircuitBreakerRegistry circuits) {
    this.circuits = circuits;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    Route route = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
    CircuitBreaker circuit = circuits.circuitBreaker(nameOf(route));
    Mono<Void> call = chain.filter(exchange).transformDeferred(CircuitBreakerOperator.of(circuit));
    HttpMethod method = exchange.getRequest().getMethod();
    return method == HttpMethod.GET || method == HttpMethod.HEAD
        ? call.onErrorResume(
            UpstreamFilter::isWorthAnotherTry,
            failure -> {
              ServerWebExchangeUtils.reset(exchange);
              return call;
            })
        : call;
  }

  /** Routes to one service share its circuit. */
  private static String nameOf(Route route) {
    URI uri = route.getUri();
    return "lb".equals(uri.getScheme()) ? uri.getHost() : route.getId();
  }

  private static boolean isWorthAnotherTry(Throwable failure) {
    return failure instanceof IOException && !(failure instanceof ConnectTimeoutException);
  }

  @Override
  public int getOrder() {
    return ORDER;
  }
}
