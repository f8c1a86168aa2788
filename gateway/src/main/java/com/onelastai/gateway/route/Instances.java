package com.onelastai.gateway.route;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.discovery.DiscoveryClient;
import org.springframework.stereotype.Component;

/**
 * The instances of each service, in turn. The registry's copy, which is in memory, is read anew
 * when it is a second old.
 */
@Component
class Instances {

  private static final Duration LIFETIME = Duration.ofSeconds(1);

  private record Known(List<URI> addresses, long nanos) {}

  private final DiscoveryClient discovery;
  private final Map<String, Known> known = new ConcurrentHashMap<>();
  private final AtomicInteger turn = new AtomicInteger();

  Instances(DiscoveryClient discovery) {
    this.discovery = discovery;
  }

  /** Null if there is none. */
  @Nullable URI next(String service) {
    List<URI> addresses = addresses(service);
    return addresses.isEmpty()
        ? null
        : addresses.get(Math.floorMod(turn.getAndIncrement(), addresses.size()));
  }

  boolean exist(String service) {
    return !addresses(service).isEmpty();
  }

  private List<URI> addresses(String service) {
    Known last = known.get(service);
    if (last == null || System.nanoTime() - last.nanos() > LIFETIME.toNanos()) {
      last =
          new Known(
              discovery.getInstances(service).stream().map(ServiceInstance::getUri).toList(),
              System.nanoTime());
      known.put(service, last);
    }
    return last.addresses();
  }
}
