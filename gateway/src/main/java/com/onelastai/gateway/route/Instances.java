package com.onelastai.gateway.route;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.discovery.DiscoveryClient;
import org.springframework.stereotype.Component;

/**
 * Chooses among the instances of a service, round robin. An instance that could not be reached, or
 * broke off a call, is avoided for a few seconds: discovery may name it for half a minute after it
 * died.
 */
@Component
public class Instances {

  /** How old a copy of the registry's list, which is in memory, may be. */
  private static final Duration LIFETIME = Duration.ofSeconds(1);

  private static final Duration AVOIDED_FOR = Duration.ofSeconds(5);
  private static final int MAX_AVOIDED = 1_000;

  private record Addresses(List<URI> all, long readAt, AtomicInteger turn) {

    boolean isOld() {
      return System.nanoTime() - readAt > LIFETIME.toNanos();
    }
  }

  private final DiscoveryClient discovery;
  private final Map<String, Addresses> services = new ConcurrentHashMap<>();
  private final Cache<URI, Boolean> avoided =
      Caffeine.newBuilder().maximumSize(MAX_AVOIDED).expireAfterWrite(AVOIDED_FOR).build();

  Instances(DiscoveryClient discovery) {
    this.discovery = discovery;
  }

  /**
   * The next instance that was not tried. One that is avoided is better than none. Null if there is
   * none left.
   */
  public @Nullable URI next(String service, Collection<URI> tried) {
    Addresses addresses = addresses(service);
    int count = addresses.all.size();
    int first = addresses.turn.getAndIncrement();
    @Nullable URI lastResort = null;
    for (int i = 0; i < count; i++) {
      URI instance = addresses.all.get(Math.floorMod(first + i, count));
      if (!tried.contains(instance)) {
        if (avoided.getIfPresent(instance) == null) {
          return instance;
        }
        lastResort = instance;
      }
    }
    return lastResort;
  }

  void avoid(URI instance) {
    avoided.put(instance, true);
  }

  boolean exist(String service) {
    return !addresses(service).all.isEmpty();
  }

  private Addresses addresses(String service) {
    @Nullable Addresses known = services.get(service);
    if (known != null && !known.isOld()) {
      return known;
    }
    Addresses read =
        new Addresses(
            discovery.getInstances(service).stream().map(ServiceInstance::getUri).toList(),
            System.nanoTime(),
            known == null ? new AtomicInteger() : known.turn);
    services.put(service, read);
    return read;
  }
}
