package com.onelastai.billing.subscription;

import com.onelastai.billing.stripe.Purchase;
import com.onelastai.billing.stripe.StripeSubscription;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What Stripe told of a subscription, as far as it matters. It is the same in whatever order it was
 * told, and however often.
 *
 * @param latest the latest state; one that has ended is later than any that has not
 * @param seen which state that is
 * @param overdue whether the latest state's period was over, which Stripe had not seen to
 * @param paid the latest state in which nothing was owed; null if there was none
 * @param unpaid the periods that are owed since then, the oldest first
 */
public record SubscriptionProjection(
    StripeSubscription latest,
    StripeVersion seen,
    boolean overdue,
    @Nullable StripeVersion paid,
    List<Unpaid> unpaid) {

  private static final Set<String> PAID = Set.of("trialing", "active");

  /** A period that is not paid, and the latest state that says so. */
  public record Unpaid(Instant since, StripeVersion seen) {}

  static SubscriptionProjection of(StripeSnapshot fact) {
    return new SubscriptionProjection(fact.state(), fact.seen(), fact.overdue(), null, List.of())
        .with(fact);
  }

  /** Whether this is the very event that told the latest state. */
  boolean isOf(StripeSnapshot fact) {
    return fact.seen().isEvent() && fact.seen().equals(seen);
  }

  /** Whether it takes a look at Stripe to know which is later. */
  boolean cannotOrder(StripeSnapshot fact) {
    return hasEnded(fact.state()) == hasEnded()
        && fact.seen().cannotBeOrderedAfter(seen)
        && !fact.state().equals(latest);
  }

  SubscriptionProjection with(StripeSnapshot fact) {
    StripeVersion newPaid =
        isPaid(fact) && (paid == null || isLater(fact.seen(), paid)) ? fact.seen() : paid;
    List<Unpaid> newUnpaid = isUnpaid(fact) ? plus(fact) : unpaid;
    List<Unpaid> owed =
        newUnpaid.stream().filter(p -> newPaid == null || isLater(p.seen(), newPaid)).toList();
    return isAfterLatest(fact)
        ? new SubscriptionProjection(fact.state(), fact.seen(), fact.overdue(), newPaid, owed)
        : new SubscriptionProjection(latest, seen, overdue, newPaid, owed);
  }

  Purchase purchase() {
    return Objects.requireNonNull(latest.purchase());
  }

  boolean hasEnded() {
    return hasEnded(latest);
  }

  boolean isUnpaid() {
    return !hasEnded() && (overdue || !isPaid(latest.status()));
  }

  /** Null if nothing is owed. */
  @Nullable Instant unpaidSince() {
    Instant ofLatest = isUnpaid() ? unpaidSince(latest, overdue) : null;
    return Stream.concat(unpaid.stream().map(Unpaid::since), Stream.ofNullable(ofLatest))
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private boolean isAfterLatest(StripeSnapshot fact) {
    return hasEnded(fact.state()) == hasEnded()
        ? fact.seen().compareTo(seen) >= 0
        : hasEnded(fact.state());
  }

  private List<Unpaid> plus(StripeSnapshot fact) {
    Instant since = unpaidSince(fact.state(), fact.overdue());
    StripeVersion last =
        unpaid.stream()
            .filter(period -> period.since().equals(since))
            .map(Unpaid::seen)
            .reduce(fact.seen(), StripeVersion::orLater);
    return Stream.concat(
            unpaid.stream().filter(period -> !period.since().equals(since)),
            Stream.of(new Unpaid(since, last)))
        .sorted(Comparator.comparing(Unpaid::since))
        .toList();
  }

  private static boolean isLater(StripeVersion one, StripeVersion other) {
    return one.compareTo(other) > 0;
  }

  static boolean isPaid(String status) {
    return PAID.contains(status);
  }

  private static boolean isPaid(StripeSnapshot fact) {
    return isPaid(fact.state().status()) && !fact.overdue();
  }

  private static boolean isUnpaid(StripeSnapshot fact) {
    return !hasEnded(fact.state()) && !isPaid(fact);
  }

  private static Instant unpaidSince(StripeSubscription state, boolean overdue) {
    return overdue ? state.periodEnd() : state.periodStart();
  }

  private static boolean hasEnded(StripeSubscription state) {
    return state.endedAt() != null || state.status().equals("canceled");
  }
}
