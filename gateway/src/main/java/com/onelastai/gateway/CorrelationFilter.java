package com.onelastai.gateway;

import com.onelastai.starter.visit.VisitHeaders;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Gives each request a correlation id: the client's own if it is safe to log, or else a new one.
 */
@Component
@Order(FilterOrder.CORRELATION)
public class CorrelationFilter implements WebFilter {

  /** Where log lines find the id. */
  public static final String LOG_KEY = "correlationId";

  private static final String ATTRIBUTE = CorrelationFilter.class.getName();
  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9-]{8,64}");

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    String id = accept(exchange.getRequest().getHeaders().getFirst(VisitHeaders.CORRELATION));
    exchange.getAttributes().put(ATTRIBUTE, id);
    ServerHttpResponse response = exchange.getResponse();
    response.beforeCommit(
        () -> Mono.fromRunnable(() -> response.getHeaders().set(VisitHeaders.CORRELATION, id)));
    return chain.filter(exchange);
  }

  /** The correlation id of a request. */
  public static String idOf(ServerWebExchange exchange) {
    return exchange.getAttributeOrDefault(ATTRIBUTE, "");
  }

  private static String accept(@Nullable String id) {
    return id != null && HARMLESS.matcher(id).matches() ? id : newId();
  }

  /** An id that is unique but not secret, so it needs no costly source of randomness. */
  public static String newId() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }
}
