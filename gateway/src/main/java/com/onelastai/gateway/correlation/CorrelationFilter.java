package com.onelastai.gateway.correlation;

import com.onelastai.gateway.FilterOrder;
import com.onelastai.starter.visit.VisitHeaders;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Takes over the client's id where it is harmless to log, and else makes one. */
@Component
@Order(FilterOrder.CORRELATION)
class CorrelationFilter implements WebFilter {

  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9-]{8,64}");

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    String id = accept(exchange.getRequest().getHeaders().getFirst(VisitHeaders.CORRELATION));
    exchange.getAttributes().put(Correlation.ATTRIBUTE, id);
    HttpHeaders answer = exchange.getResponse().getHeaders();
    exchange
        .getResponse()
        .beforeCommit(() -> {
          answer.set(VisitHeaders.CORRELATION, id);
          return Mono.empty();
        });
    return chain.filter(exchange);
  }

  private static String accept(@Nullable String id) {
    return id != null && HARMLESS.matcher(id).matches() ? id : create();
  }

  /** Needs to be unique, not secret, and so needs no costly source of randomness. */
  private static String create() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }
}
