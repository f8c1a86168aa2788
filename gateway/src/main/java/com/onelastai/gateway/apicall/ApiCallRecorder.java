package com.onelastai.gateway.apicall;

import com.onelastai.events.EventEnvelope;
import com.onelastai.events.tracking.Actor;
import com.onelastai.events.tracking.ApiCalled;
import com.onelastai.gateway.limit.RequestBody;
import com.onelastai.gateway.publish.EventQueue;
import com.onelastai.gateway.visit.Actors;
import java.net.URI;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.SignalType;

/** Leaves an answered call to the publisher. */
@Component
class ApiCallRecorder {

  private static final String UNMATCHED = "(unmatched)";
  private static final int MAX_PATH = 512;

  /** The client left before it was answered; known from other proxies, though no standard's. */
  private static final int CLIENT_LEFT = 499;

  private final EventQueue events;

  ApiCallRecorder(EventQueue events) {
    this.events = events;
  }

  void record(ApiCall call, SignalType end) {
    ServerWebExchange exchange = call.exchange();
    Actor actor = Actors.of(exchange);
    ApiCalled event =
        new ApiCalled(
            actor,
            exchange.getRequest().getMethod().name(),
            service(exchange),
            exchange.getAttributeOrDefault(
                ServerWebExchangeUtils.GATEWAY_PREDICATE_MATCHED_PATH_ATTR, UNMATCHED),
            actor.anonymous() ? null : path(exchange),
            status(exchange, end),
            TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - call.startNanos()),
            RequestBody.length(exchange),
            call.response().bytes());
    events.offer(new EventEnvelope<>(actor.scoped(newId()), call.arrival(), event));
  }

  private static @Nullable String service(ServerWebExchange exchange) {
    Route route = exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
    if (route == null) {
      return null;
    }
    URI uri = route.getUri();
    return "lb".equals(uri.getScheme()) ? uri.getHost() : route.getId();
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

  private static String newId() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }
}
