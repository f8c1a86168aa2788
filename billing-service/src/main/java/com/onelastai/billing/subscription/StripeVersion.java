package com.onelastai.billing.subscription;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The position of a snapshot in the order of the changes at Stripe.
 *
 * @param at to the second, by Stripe's clock
 * @param rank the order within a second
 * @param eventId null if it is from a response
 */
public record StripeVersion(Instant at, int rank, @Nullable String eventId)
    implements Comparable<StripeVersion> {

  private static final int RESPONSE = 0;

  private static final Comparator<StripeVersion> ORDER =
      Comparator.comparing(StripeVersion::at)
          .thenComparingInt(StripeVersion::rank)
          .thenComparing(StripeVersion::eventId, Comparator.nullsFirst(Comparator.naturalOrder()));

  static StripeVersion ofResponse(Instant asOf) {
    return new StripeVersion(asOf, RESPONSE, null);
  }

  static StripeVersion ofEvent(Instant at, String type, String eventId) {
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
   * Whether the times do not show which of the two is newer. For example, a subscription was
   * updated and read within one second: if the event is stored, the response may be older or newer.
   * A stored response is always older than an event of its second, as a change after the response
   * caused the event.
   */
  boolean cannotBeOrderedAfter(StripeVersion stored) {
    return at.equals(stored.at)
        && stored.isEvent()
        && (eventId == null || rank == stored.rank && !eventId.equals(stored.eventId));
  }

  StripeVersion orLater(StripeVersion other) {
    return compareTo(other) >= 0 ? this : other;
  }

  @Override
  public int compareTo(StripeVersion other) {
    return ORDER.compare(this, other);
  }
}
