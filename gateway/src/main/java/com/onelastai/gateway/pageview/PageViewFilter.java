package com.onelastai.gateway.pageview;

import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
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
 * Sees page loads. A load that is answered with a page is a page view, and its answer tells the
 * page the view's id in {@code Server-Timing: pageview;desc="<id>"}, so that the page's script can
 * complete the record instead of adding one.
 *
 * <p>Cache-Control stays the frontend's. It must not let a shared cache keep pages: whoever gets a
 * kept one gets another visitor's id, and the gateway does not see the load.
 */
@Component
public class PageViewFilter implements GatewayFilter {

  private final PageViewRecorder recorder;

  PageViewFilter(PageViewRecorder recorder) {
    this.recorder = recorder;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    if (isPageLoad(exchange.getRequest())) {
      exchange
          .getResponse()
          .beforeCommit(() -> {
            if (isPage(exchange)) {
              String id = recorder.record(exchange);
              exchange
                  .getResponse()
                  .getHeaders()
                  .add("Server-Timing", "pageview;desc=\"" + id + "\"");
            }
            return Mono.empty();
          });
    }
    return chain.filter(exchange);
  }

  /** A browser that opens a page, and not one that fetches ahead or loads a part. */
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

  /** A page, or leave to show the one that the browser kept. */
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
}
