package com.onelastai.gateway.route;

import com.onelastai.gateway.RouteTable;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Up when every service with a route has an instance, so that the suite can be used. */
@Component
class RoutesHealthIndicator implements HealthIndicator {

  private final RouteTable routes;
  private final Instances instances;

  RoutesHealthIndicator(RouteTable routes, Instances instances) {
    this.routes = routes;
    this.instances = instances;
  }

  @Override
  public Health health() {
    List<String> missing =
        routes.services().stream().filter(service -> !instances.exist(service)).toList();
    return missing.isEmpty()
        ? Health.up().build()
        : Health.outOfService().withDetail("missing", missing).build();
  }
}
