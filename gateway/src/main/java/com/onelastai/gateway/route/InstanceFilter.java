package com.onelastai.gateway.route;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.filter.ReactiveLoadBalancerClientFilter;
import org.springframework.cloud.gateway.support.NotFoundException;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Sends a request for {@code lb://service} to an instance of it, in the place of Spring Cloud's
 * filter: that one asks an application context for its parts at each call and puts four more
 * operators around the rest of it.
 */
@Component
class InstanceFilter implements GlobalFilter, Ordered {

  private final Instances instances;

  InstanceFilter(Instances instances) {
    this.instances = instances;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    URI address = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR);
    if (!"lb".equals(address.getScheme())) {
      return chain.filter(exchange);
    }
    @Nullable URI instance = instances.next(address.getHost());
    if (instance == null) {
      return Mono.error(NotFoundException.create(false, "No instance of " + address.getHost()));
    }
    exchange
        .getAttributes()
        .put(ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR, at(instance, address));
    return chain.filter(exchange);
  }

  private static URI at(URI instance, URI address) {
    String query = address.getRawQuery();
    return URI.create(
        instance.getScheme()
            + "://"
            + instance.getRawAuthority()
            + address.getRawPath()
            + (query == null ? "" : "?" + query));
  }

  @Override
  public int getOrder() {
    return ReactiveLoadBalancerClientFilter.LOAD_BALANCER_CLIENT_FILTER_ORDER;
  }
}
