package com.onelastai.gateway.route;

import java.net.URI;
import java.util.List;
import org.springframework.cloud.gateway.config.GatewayProperties;
import org.springframework.cloud.gateway.route.RouteDefinition;
import org.springframework.stereotype.Component;

/** The services that the routes of application.yml lead to. */
@Component
public class RoutedServices {

  private final List<String> names;

  RoutedServices(GatewayProperties properties) {
    this.names =
        properties.getRoutes().stream()
            .map(RouteDefinition::getUri)
            .filter(uri -> "lb".equals(uri.getScheme()))
            .map(URI::getHost)
            .distinct()
            .sorted()
            .toList();
  }

  public List<String> names() {
    return names;
  }
}
