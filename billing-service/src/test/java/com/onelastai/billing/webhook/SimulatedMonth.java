package com.onelastai.billing.webhook;

import com.onelastai.billing.webhook.SimulatedSubscription.StripeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Random purchases of several users and their Stripe events, from a seed. */
final class SimulatedMonth {

  static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  static final Instant END = START.plus(Duration.ofDays(31));

  private static final int SUBSCRIPTIONS = 8;

  /** A part of every id, so that a seed can be replayed many times. */
  final String name;

  final List<SimulatedSubscription> subscriptions;

  SimulatedMonth(long seed, int number) {
    Random random = new Random(seed);
    name = "m%05d".formatted(number);
    subscriptions =
        IntStream.range(0, SUBSCRIPTIONS)
            .mapToObj(
                n -> new SimulatedSubscription(random, "%s_%02d".formatted(name, n), START, END))
            .toList();
  }

  /** In chronological order. */
  List<StripeMessage> messages() {
    return subscriptions.stream()
        .flatMap(simulated -> simulated.messages.stream())
        .sorted(Comparator.comparing(StripeMessage::at))
        .toList();
  }
}
