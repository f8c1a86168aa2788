package com.onelastai.gateway.problem;

import com.onelastai.gateway.correlation.CorrelationFilter;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

/** Answers every failure as a problem. Internal details are logged, never sent. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
public class ProblemHandler implements ErrorWebExceptionHandler {

  private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);

  private final ProblemBody body;

  ProblemHandler(ProblemBody body) {
    this.body = body;
  }

  @Override
  public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
    ServerHttpResponse response = exchange.getResponse();
    if (response.isCommitted()) {
      return failure instanceof IOException ? breakOff(response, failure) : Mono.error(failure);
    }
    Problem problem = Failures.describe(failure);
    log(exchange, problem, failure);
    response.setStatusCode(problem.status());
    HttpHeaders headers = response.getHeaders();
    headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    headers.remove(HttpHeaders.CONTENT_ENCODING);
    if (problem.retryAfter() != null) {
      headers.set(HttpHeaders.RETRY_AFTER, Long.toString(problem.retryAfter().toSeconds()));
    }
    byte[] bytes = body.of(problem, exchange.getRequest().getPath().value());
    headers.setContentLength(bytes.length);
    return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(bytes)));
  }

  /**
   * Closes the connection of an answer that broke off, so that the client does not take it for
   * complete. Netty would do the same with the failure, and log two stack traces for each stream.
   */
  private static Mono<Void> breakOff(ServerHttpResponse response, Throwable failure) {
    log.debug("Broke off: {}", failure.toString());
    HttpServerResponse connection = ServerHttpResponseDecorator.getNativeResponse(response);
    return Mono.fromRunnable(() -> connection.withConnection(it -> it.channel().close()));
  }

  private static void log(ServerWebExchange exchange, Problem problem, Throwable failure) {
    if (!problem.status().is5xxServerError()) {
      return;
    }
    String id = CorrelationFilter.idOf(exchange);
    try (var ignored = MDC.putCloseable(CorrelationFilter.LOG_KEY, id)) {
      if (problem.status().value() == 500) {
        log.error("Request failed", failure);
      } else {
        log.debug("{}: {}", problem.code(), failure.toString());
      }
    }
  }
}
