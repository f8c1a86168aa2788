package com.onelastai.gateway.security;

import com.onelastai.gateway.FilterOrder;
import com.onelastai.gateway.OwnPaths;
import com.onelastai.gateway.connection.ClientConnections;
import com.onelastai.gateway.problem.Problem;
import com.onelastai.starter.security.LoginCookies;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Protects the cookies of a login against cross-site requests. Browsers send the origin of a
 * request in Sec-Fetch-Site, or older ones in Origin, and pages cannot change these headers; a
 * client that sends neither is no browser. Keycloak gets none of these cookies, and its forms may
 * be sent without an origin.
 */
@Component
@Order(FilterOrder.CROSS_SITE)
class CrossSiteFilter implements WebFilter {

  private static final Problem REFUSED =
      new Problem(
          HttpStatus.FORBIDDEN,
          "cross_site_request",
          "A page of another site may not use the cookies of a login.");

  private final CorsConfiguration origins;
  private final ClientConnections connections;

  CrossSiteFilter(CorsConfiguration origins, ClientConnections connections) {
    this.origins = origins;
    this.connections = connections;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    return usesLogin(exchange.getRequest()) && isCrossSite(exchange)
        ? Mono.error(REFUSED.exception())
        : chain.filter(exchange);
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
    if (origins.checkOrigin(origin) != null) {
      return false;
    }
    @Nullable String site = headers.getFirst("Sec-Fetch-Site");
    return site != null
        ? !site.equals("same-origin") && !site.equals("none")
        : origin != null && !origin.equals(connections.of(exchange).origin());
  }
}
