package com.onelastai.billing.webhook;

import com.onelastai.billing.webhook.SimulatedSubscription.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** What several users buy, and what Stripe tells of it, by a seed. */
final class SimulatedMonth {

  static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  static final Instant END = START.plus(Duration.ofDays(31));

  private static final int STORIES = 8;

  /** In every id of what is in it, so that one seed may be told many times. */
  final String name;

  final List<SimulatedSubscription> stories;

  SimulatedMonth(long seed, int number) {
    Random random = new Random(seed);
    name = "m%05d".formatted(number);
    stories =
        IntStream.range(0, STORIES)
            .mapToObj(
                n -> new SimulatedSubscription(random, "%s_%02d".formatted(name, n), START, END))
            .toList();
  }

  /** In the order in which it happened. */
  List<Told> told() {
    return stories.stream()
        .flatMap(story -> story.told.stream())
        .sorted(Comparator.comparing(Told::at))
        .toList();
  }
}
