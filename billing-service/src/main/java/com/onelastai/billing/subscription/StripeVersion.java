package com.onelastai.billing.subscription;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Which state of an object at Stripe is known, by the order in which Stripe made them.
 *
 * @param at to the second, by Stripe's clock
 * @param rank among those of a second
 * @param eventId null if it is of an answer to a call
 */
public record StripeVersion(Instant at, int rank, @Nullable String eventId)
    implements Comparable<StripeVersion> {

  private static final int ANSWER = 0;

  private static final Comparator<StripeVersion> ORDER =
      Comparator.comparing(StripeVersion::at)
          .thenComparingInt(StripeVersion::rank)
          .thenComparing(StripeVersion::eventId, Comparator.nullsFirst(Comparator.naturalOrder()));

  static StripeVersion inAnswer(Instant asOf) {
    return new StripeVersion(asOf, ANSWER, null);
  }

  static StripeVersion inEvent(Instant at, String type, String eventId) {
    int rank =
        switch (type.substring(type.lastIndexOf('.') + 1)) {
          case "created" -> 1;
          case "deleted" -> 3;
          default -> 2;
        };
    return new StripeVersion(at, rank, eventId);
  }

  boolean isEvent() {
    return eventId != null;
  }

  /**
   * Whether it cannot be told which of the two Stripe made first. An answer is older than an event
   * of its second if it was there first, since what it tells is what made the event.
   */
  boolean cannotBeOrderedAfter(StripeVersion known) {
    return at.equals(known.at)
        && known.isEvent()
        && (eventId == null || rank == known.rank && !eventId.equals(known.eventId));
  }

  StripeVersion orLater(StripeVersion other) {
    return compareTo(other) >= 0 ? this : other;
  }

  @Override
  public int compareTo(StripeVersion other) {
    return ORDER.compare(this, other);
  }
}
