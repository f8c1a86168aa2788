package com.onelastai.gateway.pageview;

import com.onelastai.events.EventEnvelope;
import com.onelastai.events.tracking.Actor;
import com.onelastai.events.tracking.PageViewed;
import com.onelastai.gateway.connection.ClientConnections;
import com.onelastai.gateway.publish.EventQueue;
import com.onelastai.gateway.visit.Actors;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** Leaves a page view to the publisher. */
@Component
class PageViewRecorder {

  private static final int MAX_ADDRESS = 2048;

  private final EventQueue events;
  private final ClientConnections connections;
  private final Clock clock;

  PageViewRecorder(EventQueue events, ClientConnections connections, Clock clock) {
    this.events = events;
    this.connections = connections;
    this.clock = clock;
  }

  /** Returns the id under which the page may complete the record. */
  String record(ServerWebExchange exchange) {
    String id = UUID.randomUUID().toString();
    Actor actor = Actors.of(exchange);
    ServerHttpRequest request = exchange.getRequest();
    String path = cut(request.getPath().value());
    PageViewed event =
        new PageViewed(
            actor,
            id,
            actor.anonymous() ? path : cut(address(exchange)),
            path,
            null,
            actor.anonymous() ? null : referrer(request),
            PageViewed.Source.GATEWAY);
    events.offer(new EventEnvelope<>(actor.scoped(id), clock.instant(), event));
    return id;
  }

  private String address(ServerWebExchange exchange) {
    ServerHttpRequest request = exchange.getRequest();
    String query = request.getURI().getRawQuery();
    return connections.of(exchange).origin()
        + request.getPath().value()
        + (query == null ? "" : "?" + query);
  }

  private static @Nullable String referrer(ServerHttpRequest request) {
    String referrer = request.getHeaders().getFirst(HttpHeaders.REFERER);
    return referrer == null || !referrer.startsWith("http") ? null : cut(referrer);
  }

  private static String cut(String text) {
    return text.length() <= MAX_ADDRESS ? text : text.substring(0, MAX_ADDRESS);
  }
}
