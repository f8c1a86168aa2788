package com.onelastai.gateway.apicall;

import com.onelastai.gateway.FilterOrder;
import com.onelastai.gateway.OwnPaths;
import com.onelastai.gateway.problem.ProblemHandler;
import java.time.Clock;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Measures each call of the API from its arrival to the end of its answer. */
@Component
@Order(FilterOrder.API_CALL)
class ApiCallFilter implements WebFilter {

  private final ApiCallRecorder recorder;
  private final ProblemHandler problems;
  private final Clock clock;

  ApiCallFilter(ApiCallRecorder recorder, ProblemHandler problems, Clock clock) {
    this.recorder = recorder;
    this.problems = problems;
    this.clock = clock;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    if (!isCall(exchange.getRequest())) {
      return chain.filter(exchange);
    }
    CountingResponse response = new CountingResponse(exchange.getResponse());
    ServerWebExchange counted = exchange.mutate().response(response).build();
    ApiCall call = new ApiCall(counted, response, clock.instant(), System.nanoTime());
    return chain
        .filter(counted)
        .onErrorResume(failure -> problems.handle(counted, failure))
        .doFinally(end -> recorder.record(call, end));
  }

  private static boolean isCall(ServerHttpRequest request) {
    String path = OwnPaths.of(request);
    return OwnPaths.isApi(path) && !OwnPaths.isDocs(path) && !CorsUtils.isPreFlightRequest(request);
  }
}
