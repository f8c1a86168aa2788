package com.onelastai.gateway.frontend;

import com.onelastai.events.EventEnvelope;
import com.onelastai.events.tracking.Actor;
import com.onelastai.events.tracking.PageViewIds;
import com.onelastai.events.tracking.PageViewed;
import com.onelastai.gateway.connection.ClientConnections;
import com.onelastai.gateway.publish.EventQueue;
import com.onelastai.gateway.visit.Visit;
import java.time.Clock;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Publishes a page view for each page that the frontend serves. The answer carries the view's id in
 * {@code Server-Timing: pageview;desc="<id>"}, so that the page's script can complete this record
 * instead of adding another.
 *
 * <p>The frontend sets Cache-Control. It must keep pages out of shared caches: a cached page has
 * another visitor's id, and the gateway does not see that it is loaded.
 */
@Component
class PageViews {

  private static final int MAX_ADDRESS = 2048;

  /** A page, or an app of Android. */
  private static final Pattern REFERRER = Pattern.compile("(?:https?|android-app)://");

  private final EventQueue events;
  private final ClientConnections connections;
  private final Clock clock;

  PageViews(EventQueue events, ClientConnections connections, Clock clock) {
    this.events = events;
    this.connections = connections;
    this.clock = clock;
  }

  /** Before the answer to a request of a page. */
  void watch(ServerWebExchange exchange) {
    if (isPageLoad(exchange.getRequest())) {
      exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> recordIfPage(exchange)));
    }
  }

  /** Whether a browser opens a page, rather than prefetching one or loading a part of it. */
  private static boolean isPageLoad(ServerHttpRequest request) {
    HttpHeaders headers = request.getHeaders();
    String destination = headers.getFirst("Sec-Fetch-Dest");
    String accept = headers.getFirst(HttpHeaders.ACCEPT);
    return request.getMethod() == HttpMethod.GET
        && accept != null
        && accept.contains(MediaType.TEXT_HTML_VALUE)
        && (destination == null || destination.equals("document"))
        && !headers.containsHeader("Sec-Purpose")
        && !headers.containsHeader("Purpose");
  }

  /** Whether the answer is a page, or says that the one in the browser's cache is current. */
  private static boolean isPage(ServerWebExchange exchange) {
    ServerHttpResponse response = exchange.getResponse();
    if (response.getStatusCode() == HttpStatus.NOT_MODIFIED) {
      return exchange.getRequest().getHeaders().containsHeader("Sec-Fetch-Dest");
    }
    String type = response.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE);
    return response.getStatusCode() == HttpStatus.OK
        && type != null
        && type.startsWith(MediaType.TEXT_HTML_VALUE);
  }

  private void recordIfPage(ServerWebExchange exchange) {
    if (isPage(exchange)) {
      String timing = "pageview;desc=\"" + record(exchange) + "\"";
      exchange.getResponse().getHeaders().add("Server-Timing", timing);
    }
  }

  /** Returns the id under which the page may complete the record. */
  private String record(ServerWebExchange exchange) {
    String id = PageViewIds.ofLoad();
    Actor actor = Visit.actorOf(exchange, Visit.ofPageLoad(exchange));
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
    return referrer != null && REFERRER.matcher(referrer).lookingAt() ? cut(referrer) : null;
  }

  private static String cut(String text) {
    return text.length() <= MAX_ADDRESS ? text : text.substring(0, MAX_ADDRESS);
  }
}
