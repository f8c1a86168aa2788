package com.onelastai.gateway.publish;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Counts what became of the events. */
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
        .description("Events seen by the gateway, by what became of them")
        .tag("outcome", outcome)
        .register(registry);
  }
}
