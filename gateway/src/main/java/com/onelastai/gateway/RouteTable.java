package com.onelastai.gateway;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.cloud.gateway.config.GatewayProperties;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteDefinition;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * What the routes of application.yml say about services, for filters that run before a route is
 * chosen. Exceptions for one service are metadata of its route, so the code names no service.
 */
@Component
public class RouteTable {

  /** Metadata: paths (comma separated) where a POST tries a login or sends somebody a mail. */
  private static final String LOGIN_PATHS = "login-paths";

  /** Metadata: paths (comma separated) that another company's service calls, and no person. */
  private static final String WEBHOOK_PATHS = "webhook-paths";

  private final List<String> services;
  private final List<PathPattern> logins;
  private final List<PathPattern> webhooks;

  RouteTable(GatewayProperties properties) {
    List<RouteDefinition> routes = properties.getRoutes();
    this.services =
        routes.stream()
            .map(RouteDefinition::getUri)
            .filter(RouteTable::isService)
            .map(URI::getHost)
            .distinct()
            .sorted()
            .toList();
    this.logins = routes.stream().flatMap(route -> paths(route, LOGIN_PATHS)).toList();
    this.webhooks = routes.stream().flatMap(route -> paths(route, WEBHOOK_PATHS)).toList();
  }

  public List<String> services() {
    return services;
  }

  public boolean isLogin(ServerHttpRequest request) {
    return matches(logins, request);
  }

  public boolean isWebhook(ServerHttpRequest request) {
    return matches(webhooks, request);
  }

  /** The service that a route leads to, or else the route's own name. */
  public static String targetOf(Route route) {
    return isService(route.getUri()) ? route.getUri().getHost() : route.getId();
  }

  /** Whether an address names a service, whose instances discovery knows. */
  public static boolean isService(URI address) {
    return "lb".equals(address.getScheme());
  }

  private static Stream<PathPattern> paths(RouteDefinition route, String name) {
    String paths = Objects.toString(route.getMetadata().get(name), "");
    return Arrays.stream(paths.split(","))
        .map(String::trim)
        .filter(path -> !path.isEmpty())
        .map(PathPatternParser.defaultInstance::parse);
  }

  /** Compares decoded paths, as routes do, so that no spelling of a path slips past a rule. */
  private static boolean matches(List<PathPattern> patterns, ServerHttpRequest request) {
    PathContainer path = request.getPath().pathWithinApplication();
    return patterns.stream().anyMatch(pattern -> pattern.matches(path));
  }
}
