package com.onelastai.gateway.route;

import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.cloud.client.discovery.DiscoveryClient;
import org.springframework.stereotype.Component;

/** Up when every service that has a route has an instance: when the suite can be used. */
@Component
class RoutesHealthIndicator implements HealthIndicator {

  private final RoutedServices services;
  private final DiscoveryClient discovery;

  RoutesHealthIndicator(RoutedServices services, DiscoveryClient discovery) {
    this.services = services;
    this.discovery = discovery;
  }

  @Override
  public Health health() {
    List<String> missing =
        services.names().stream()
            .filter(service -> discovery.getInstances(service).isEmpty())
            .toList();
    return missing.isEmpty()
        ? Health.up().build()
        : Health.outOfService().withDetail("missing", missing).build();
  }
}
