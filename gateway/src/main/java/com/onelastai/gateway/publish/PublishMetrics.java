package com.onelastai.gateway.publish;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Counts events by outcome. */
@Component
class PublishMetrics {

  private final Counter published;
  private final Counter spooled;
  private final Counter dropped;

  PublishMetrics(MeterRegistry registry) {
    this.published = counter(registry, "published");
    this.spooled = counter(registry, "spooled");
    this.dropped = counter(registry, "dropped");
  }

  void published(int events) {
    published.increment(events);
  }

  void spooled(int events) {
    spooled.increment(events);
  }

  void dropped(int events) {
    dropped.increment(events);
  }

  private static Counter counter(MeterRegistry registry, String outcome) {
    return Counter.builder("gateway.events")
        .description("Events of the gateway, by outcome")
        .tag("outcome", outcome)
        .register(registry);
  }
}
