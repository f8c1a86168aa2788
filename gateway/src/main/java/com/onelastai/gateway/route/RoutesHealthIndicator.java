package com.onelastai.gateway.route;

import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Up when every service that has a route has an instance: when the suite can be used. */
@Component
class RoutesHealthIndicator implements HealthIndicator {

  private final RoutedServices services;
  private final Instances instances;

  RoutesHealthIndicator(RoutedServices services, Instances instances) {
    this.services = services;
    this.instances = instances;
  }

  @Override
  public Health health() {
    List<String> missing =
        services.names().stream().filter(service -> !instances.exist(service)).toList();
    return missing.isEmpty()
        ? Health.up().build()
        : Health.outOfService().withDetail("missing", missing).build();
  }
}
