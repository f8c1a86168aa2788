package com.onelastai.gateway.problem;

import com.onelastai.gateway.CorrelationFilter;
import com.onelastai.gateway.problem.Problem.ProblemException;
import com.onelastai.starter.problem.ProblemCodes;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.netty.channel.ConnectTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.cloud.gateway.support.NotFoundException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;
import tools.jackson.databind.json.JsonMapper;

/** Answers every failure as a problem. Internal details are logged, never sent. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
public class ProblemHandler implements ErrorWebExceptionHandler {

  private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);

  private static final Duration SOON = Duration.ofSeconds(2);

  private final JsonMapper json;

  ProblemHandler(JsonMapper json) {
    this.json = json;
  }

  @Override
  public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
    ServerHttpResponse response = exchange.getResponse();
    if (response.isCommitted()) {
      return failure instanceof IOException ? breakOff(response, failure) : Mono.error(failure);
    }
    Problem problem = describe(failure);
    log(exchange, problem, failure);
    response.setStatusCode(problem.status());
    HttpHeaders headers = response.getHeaders();
    headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    headers.remove(HttpHeaders.CONTENT_ENCODING);
    if (problem.retryAfter() != null) {
      headers.set(HttpHeaders.RETRY_AFTER, Long.toString(problem.retryAfter().toSeconds()));
    }
    byte[] bytes = problem.toJson(json, exchange.getRequest().getPath().value());
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

  private static Problem describe(Throwable failure) {
    return switch (failure) {
      case ProblemException refused -> refused.problem();
      case NotFoundException _ -> unavailable();
      case CallNotPermittedException _ ->
          new Problem(
              HttpStatus.SERVICE_UNAVAILABLE,
              "circuit_open",
              "The service failed too often and gets a moment to recover.",
              SOON);
      case ConnectTimeoutException _ -> timeout();
      case ConnectException _, NoRouteToHostException _, UnknownHostException _ -> unavailable();
      case IOException _ ->
          new Problem(
              HttpStatus.BAD_GATEWAY,
              "upstream_failed",
              "The service broke off before it answered.");
      case ErrorResponse known -> ofStatus(known.getStatusCode());
      default -> internal();
    };
  }

  private static Problem ofStatus(HttpStatusCode status) {
    if (status.isSameCodeAs(HttpStatus.GATEWAY_TIMEOUT)) {
      return timeout();
    }
    if (status.isSameCodeAs(HttpStatus.NOT_FOUND)) {
      return new Problem(status, ProblemCodes.NOT_FOUND, "There is nothing at this address.");
    }
    if (status.isSameCodeAs(HttpStatus.INTERNAL_SERVER_ERROR)) {
      return internal();
    }
    return new Problem(status, ProblemCodes.of(status), "The request cannot be handled.");
  }

  private static Problem unavailable() {
    return new Problem(
        HttpStatus.SERVICE_UNAVAILABLE,
        "service_unavailable",
        "The service cannot be reached.",
        SOON);
  }

  private static Problem timeout() {
    return new Problem(
        HttpStatus.GATEWAY_TIMEOUT, "upstream_timeout", "The service did not answer in time.");
  }

  private static Problem internal() {
    return new Problem(
        HttpStatus.INTERNAL_SERVER_ERROR,
        ProblemCodes.INTERNAL,
        "Something went wrong here. The correlation id of this answer finds it in the log.");
  }
}
