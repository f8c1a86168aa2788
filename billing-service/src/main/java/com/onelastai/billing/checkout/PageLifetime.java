package com.onelastai.billing.checkout;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How long a page stays open. Stripe accepts 30 minutes to 24 hours, by its own clock. */
@Component
class PageLifetime {

  private static final Duration SHORTEST = Duration.ofMinutes(30);
  private static final Duration LONGEST = Duration.ofHours(24);

  /** How far our clock may be off, and how long a request may take. */
  private static final Duration MARGIN = Duration.ofMinutes(1);

  private final Duration openFor;

  PageLifetime(@Value("${onelastai.checkout.open-for}") Duration openFor) {
    if (openFor.compareTo(SHORTEST) < 0 || openFor.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "onelastai.checkout.open-for must be 30 minutes to 24 hours, not " + openFor);
    }
    this.openFor =
        Duration.ofSeconds(
            Math.clamp(
                openFor.toSeconds(),
                SHORTEST.plus(MARGIN).toSeconds(),
                LONGEST.minus(MARGIN).toSeconds()));
  }

  /** A page that was paid later than this may have been open at the given time. */
  Instant startOf(Instant now) {
    return now.minus(openFor);
  }

  Instant endFrom(Instant now) {
    return now.plus(openFor).truncatedTo(ChronoUnit.SECONDS);
  }
}
