package com.onelastai.gateway.apicall;

import com.onelastai.events.EventEnvelope;
import com.onelastai.events.tracking.Actor;
import com.onelastai.events.tracking.ApiCalled;
import com.onelastai.gateway.CorrelationFilter;
import com.onelastai.gateway.FilterOrder;
import com.onelastai.gateway.OwnPaths;
import com.onelastai.gateway.RouteTable;
import com.onelastai.gateway.limit.RequestLimitFilter;
import com.onelastai.gateway.problem.ProblemHandler;
import com.onelastai.gateway.publish.EventQueue;
import com.onelastai.gateway.visit.Visit;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

/** Publishes each API call as an event, measured from its arrival to the end of its answer. */
@Component
@Order(FilterOrder.API_CALL)
class ApiCallFilter implements WebFilter {

  private static final String UNMATCHED = "(unmatched)";
  private static final Set<HttpMethod> METHODS = Set.of(HttpMethod.values());
  private static final int MAX_PATH = 512;

  /** The client left before the answer began: nginx's code, which no standard defines. */
  private static final int CLIENT_LEFT = 499;

  private record ApiCall(
      ServerWebExchange exchange, CountingResponse response, Instant arrival, long startNanos) {}

  private final EventQueue events;
  private final ProblemHandler problems;
  private final Clock clock;

  ApiCallFilter(EventQueue events, ProblemHandler problems, Clock clock) {
    this.events = events;
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
        .doFinally(end -> record(call, end));
  }

  private static boolean isCall(ServerHttpRequest request) {
    String path = OwnPaths.of(request);
    return OwnPaths.isApi(path) && !OwnPaths.isDocs(path) && !CorsUtils.isPreFlightRequest(request);
  }

  private void record(ApiCall call, SignalType end) {
    ServerWebExchange exchange = call.exchange();
    Actor actor = Visit.actorOf(exchange, Visit.of(exchange));
    ApiCalled event =
        new ApiCalled(
            actor,
            method(exchange.getRequest().getMethod()),
            service(exchange),
            exchange.getAttributeOrDefault(
                ServerWebExchangeUtils.GATEWAY_PREDICATE_MATCHED_PATH_ATTR, UNMATCHED),
            actor.anonymous() ? null : path(exchange),
            status(exchange, end),
            TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - call.startNanos()),
            RequestLimitFilter.bodyLength(exchange),
            call.response().bytes());
    events.offer(
        new EventEnvelope<>(actor.scoped(CorrelationFilter.newId()), call.arrival(), event));
  }

  /** Clients may invent methods; events and metrics are counted by the known ones. */
  private static String method(HttpMethod method) {
    return METHODS.contains(method) ? method.name() : "other";
  }

  private static @Nullable String service(ServerWebExchange exchange) {
    Route route = exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
    return route == null ? null : RouteTable.targetOf(route);
  }

  private static String path(ServerWebExchange exchange) {
    String path = exchange.getRequest().getPath().value();
    return path.length() <= MAX_PATH ? path : path.substring(0, MAX_PATH);
  }

  private static int status(ServerWebExchange exchange, SignalType end) {
    if (end == SignalType.CANCEL && !exchange.getResponse().isCommitted()) {
      return CLIENT_LEFT;
    }
    HttpStatusCode status = exchange.getResponse().getStatusCode();
    return status == null ? 200 : status.value();
  }

  /** Counts the bytes of the body as they are sent. */
  private static final class CountingResponse extends ServerHttpResponseDecorator {

    private long bytes;

    CountingResponse(ServerHttpResponse response) {
      super(response);
    }

    long bytes() {
      return bytes;
    }

    @Override
    public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
      return super.writeWith(count(body));
    }

    private Publisher<? extends DataBuffer> count(Publisher<? extends DataBuffer> body) {
      return body instanceof Mono<? extends DataBuffer> one
          ? one.doOnNext(this::add)
          : Flux.from(body).doOnNext(this::add);
    }

    private void add(DataBuffer buffer) {
      bytes += buffer.readableByteCount();
    }
  }
}
