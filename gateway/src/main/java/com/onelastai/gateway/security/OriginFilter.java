package com.onelastai.gateway.security;

import com.onelastai.gateway.FilterOrder;
import com.onelastai.gateway.OwnPaths;
import com.onelastai.gateway.connection.AllowedOrigins;
import com.onelastai.gateway.problem.Problem;
import com.onelastai.starter.security.LoginCookies;
import com.onelastai.starter.visit.VisitHeaders;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.cors.reactive.DefaultCorsProcessor;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Decides what pages of other origins may do.
 *
 * <p>First it protects the cookies of a login against cross-site requests. Browsers send the origin
 * of a request in Sec-Fetch-Site, or older ones in Origin, and pages cannot change these headers; a
 * client that sends neither is no browser. Keycloak gets none of these cookies, and its forms may
 * be sent without an origin.
 *
 * <p>Then it applies CORS: pages of the configured origins may call the API, pages of others are
 * rejected. The frontend has the gateway's own origin, and Keycloak decides for its own paths.
 */
@Component
@Order(FilterOrder.ORIGIN)
class OriginFilter implements WebFilter {

  private static final Problem CROSS_SITE =
      new Problem(
          HttpStatus.FORBIDDEN,
          "cross_site_request",
          "A page of another site may not use the cookies of a login.");
  private static final Problem NOT_ALLOWED =
      new Problem(
          HttpStatus.FORBIDDEN, "origin_not_allowed", "Pages of this origin may not call the API.");

  private final CorsConfiguration rules = new CorsConfiguration();
  private final AllowedOrigins origins;

  /** Leaves the rejection to the filter, which answers with a problem. */
  private final DefaultCorsProcessor processor =
      new DefaultCorsProcessor() {
        @Override
        protected void rejectRequest(ServerHttpResponse response) {}
      };

  OriginFilter(AllowedOrigins origins) {
    this.origins = origins;
    rules.setAllowedOrigins(origins.all());
    rules.setAllowCredentials(true);
    rules.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
    rules.addAllowedHeader(CorsConfiguration.ALL);
    rules.setExposedHeaders(
        List.of(VisitHeaders.CORRELATION, HttpHeaders.RETRY_AFTER, VisitHeaders.CARRIED_VISIT));
    rules.setMaxAge(Duration.ofHours(1));
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    ServerHttpRequest request = exchange.getRequest();
    if (usesLogin(request) && isCrossSite(exchange)) {
      return Mono.error(CROSS_SITE.exception());
    }
    @Nullable String origin = request.getHeaders().getOrigin();
    if (origin == null
        || !OwnPaths.isApi(OwnPaths.of(request))
        || origins.isOwn(origin, exchange)) {
      return chain.filter(exchange);
    }
    if (!processor.process(rules, exchange)) {
      return Mono.error(NOT_ALLOWED.exception());
    }
    return CorsUtils.isPreFlightRequest(request) ? Mono.empty() : chain.filter(exchange);
  }

  private static boolean usesLogin(ServerHttpRequest request) {
    MultiValueMap<String, HttpCookie> cookies = request.getCookies();
    return (cookies.containsKey(LoginCookies.ACCESS) || cookies.containsKey(LoginCookies.REFRESH))
        && !request.getHeaders().containsHeader(HttpHeaders.AUTHORIZATION)
        && (changesState(request.getMethod()) || isWebSocket(request))
        && !OwnPaths.isIdentity(OwnPaths.of(request));
  }

  private static boolean changesState(HttpMethod method) {
    return method != HttpMethod.GET && method != HttpMethod.HEAD && method != HttpMethod.OPTIONS;
  }

  private static boolean isWebSocket(ServerHttpRequest request) {
    return "websocket".equalsIgnoreCase(request.getHeaders().getUpgrade());
  }

  private boolean isCrossSite(ServerWebExchange exchange) {
    HttpHeaders headers = exchange.getRequest().getHeaders();
    @Nullable String origin = headers.getOrigin();
    if (rules.checkOrigin(origin) != null) {
      return false;
    }
    @Nullable String site = headers.getFirst("Sec-Fetch-Site");
    return site != null
        ? !site.equals("same-origin") && !site.equals("none")
        : origin != null && !origins.isOwn(origin, exchange);
  }
}
