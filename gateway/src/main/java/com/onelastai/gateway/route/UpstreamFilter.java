package com.onelastai.gateway.route;

import com.onelastai.gateway.RouteTable;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.netty.channel.ConnectTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.filter.ReactiveLoadBalancerClientFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.NotFoundException;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Calls an instance of a service through the service's circuit breaker, in place of two filters of
 * Spring Cloud: its load balancer asks an application context for its parts at each call, and its
 * filter for addresses encodes some of them twice.
 *
 * <p>A call that reached no instance is sent to the next one, whatever its method, as it was not
 * sent. A call that broke off before an answer began may have been carried out already, so only a
 * GET or HEAD is tried once more.
 *
 * <p>A call is over for this filter when the head of the answer arrives: a stream may take longer.
 */
@Component
class UpstreamFilter implements GlobalFilter, Ordered {

  /** Metadata of a route whose service serves WebSockets. */
  private static final String SOCKETS = "sockets";

  private final CircuitBreakerRegistry circuits;
  private final Instances instances;

  UpstreamFilter(CircuitBreakerRegistry circuits, Instances instances) {
    this.circuits = circuits;
    this.instances = instances;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    Route route = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
    CircuitBreaker circuit = circuits.circuitBreaker(RouteTable.targetOf(route));
    return new Call(asAnswered(exchange, route), chain, route.getUri(), circuit).begin();
  }

  /**
   * A socket is accepted before its service is asked. Where none is served, the client gets the
   * service's answer to a plain request instead.
   */
  private static ServerWebExchange asAnswered(ServerWebExchange exchange, Route route) {
    boolean asksInVain =
        exchange.getRequest().getHeaders().getUpgrade() != null
            && RouteTable.isService(route.getUri())
            && !Boolean.TRUE.equals(route.getMetadata().get(SOCKETS));
    return asksInVain
        ? exchange
            .mutate()
            .request(request -> request.headers(headers -> headers.remove(HttpHeaders.UPGRADE)))
            .build()
        : exchange;
  }

  @Override
  public int getOrder() {
    return ReactiveLoadBalancerClientFilter.LOAD_BALANCER_CLIENT_FILTER_ORDER;
  }

  private final class Call {

    private final ServerWebExchange exchange;
    private final GatewayFilterChain chain;

    /** Of the route, with its scheme and authority. */
    private final URI address;

    private final CircuitBreaker circuit;
    private final List<URI> tried = new ArrayList<>(1);
    private boolean mayRepeat;

    Call(
        ServerWebExchange exchange, GatewayFilterChain chain, URI address, CircuitBreaker circuit) {
      this.exchange = exchange;
      this.chain = chain;
      this.address = address;
      this.circuit = circuit;
      HttpMethod method = exchange.getRequest().getMethod();
      this.mayRepeat = method == HttpMethod.GET || method == HttpMethod.HEAD;
    }

    Mono<Void> begin() {
      if (!RouteTable.isService(address)) {
        return sendAt(address);
      }
      @Nullable URI instance = next();
      return instance == null
          ? Mono.error(NotFoundException.create(false, "No instance of " + address.getHost()))
          : sendTo(instance);
    }

    private @Nullable URI next() {
      return instances.next(address.getHost(), tried);
    }

    private Mono<Void> sendTo(URI instance) {
      tried.add(instance);
      return sendAt(instance);
    }

    private Mono<Void> sendAt(URI server) {
      exchange
          .getAttributes()
          .put(
              ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR,
              at(server, exchange.getRequest().getURI()));
      return send();
    }

    private Mono<Void> send() {
      return chain
          .filter(exchange)
          .transformDeferred(CircuitBreakerOperator.of(circuit))
          .onErrorResume(IOException.class, this::sendAgain);
    }

    private Mono<Void> sendAgain(IOException failure) {
      boolean ofService = !tried.isEmpty();
      if (ofService) {
        // If it died, its idle connections fail as well, each with the call that is sent on it.
        instances.avoid(tried.getLast());
      }
      if (ofService && isUnsent(failure)) {
        @Nullable URI another = next();
        return another == null ? Mono.error(failure) : resetAnd(() -> sendTo(another));
      }
      if (!mayRepeat || failure instanceof ConnectTimeoutException) {
        return Mono.error(failure);
      }
      mayRepeat = false;
      return resetAnd(
          ofService
              ? () -> sendTo(Objects.requireNonNullElse(next(), tried.getLast()))
              : this::send);
    }

    private Mono<Void> resetAnd(Supplier<Mono<Void>> next) {
      ServerWebExchangeUtils.reset(exchange);
      return next.get();
    }
  }

  /** Whether there was no connection that the call could have been sent on. */
  private static boolean isUnsent(IOException failure) {
    return failure instanceof ConnectException || failure instanceof NoRouteToHostException;
  }

  /** Path and query as the client wrote them. */
  private static URI at(URI server, URI request) {
    String query = request.getRawQuery();
    return URI.create(
        server.getScheme()
            + "://"
            + server.getRawAuthority()
            + request.getRawPath()
            + (query == null ? "" : "?" + query));
  }
}
