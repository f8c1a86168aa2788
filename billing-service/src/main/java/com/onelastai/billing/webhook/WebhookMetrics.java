package com.onelastai.billing.webhook;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Counts events by outcome and measures how long they took. */
@Component
class WebhookMetrics {

  static final String RECEIVED = "received";
  static final String DUPLICATE = "duplicate";

  /** Of a type without a handler. */
  static final String IGNORED = "ignored";

  /** With an invalid signature. */
  static final String REFUSED = "refused";

  static final String POSTPONED = "postponed";

  /** Failed permanently. */
  static final String FAILED = "failed";

  private final MeterRegistry meters;
  private final Timer handled;
  private volatile Duration oldest = Duration.ZERO;

  WebhookMetrics(MeterRegistry meters) {
    this.meters = meters;
    this.handled =
        Timer.builder("stripe.events.handled")
            .description("From the arrival of an event to the end of its processing")
            .register(meters);
    Gauge.builder("stripe.events.oldest.age", () -> oldest.toMillis() / 1000.0)
        .description("Age of the oldest event that is still to be processed")
        .baseUnit("seconds")
        .register(meters);
  }

  void count(String outcome) {
    meters.counter("stripe.events", "outcome", outcome).increment();
  }

  void handled(Duration after) {
    handled.record(after);
  }

  void oldest(Duration age) {
    oldest = age;
  }
}
