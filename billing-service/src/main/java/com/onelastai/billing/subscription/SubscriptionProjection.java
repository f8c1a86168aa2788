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
 * The projection of Stripe's snapshots of a subscription. It does not depend on the order of the
 * snapshots or on duplicates.
 *
 * @param latest the latest state; an ended one is always later than a live one
 * @param seen the version of the latest state
 * @param overdue whether the latest state's period was over and Stripe had not renewed it
 * @param paid the latest version without debt; null if there was none
 * @param unpaid the unpaid periods since then, oldest first
 */
public record SubscriptionProjection(
    StripeSubscription latest,
    StripeVersion seen,
    boolean overdue,
    @Nullable StripeVersion paid,
    List<Unpaid> unpaid) {

  private static final Set<String> PAID = Set.of("trialing", "active");

  /** An unpaid period, and the latest version in which it was unpaid. */
  public record Unpaid(Instant since, StripeVersion seen) {}

  static SubscriptionProjection of(StripeSnapshot snapshot) {
    return new SubscriptionProjection(
            snapshot.state(), snapshot.seen(), snapshot.overdue(), null, List.of())
        .with(snapshot);
  }

  /** Whether the latest state is from this event. */
  boolean isOf(StripeSnapshot snapshot) {
    return snapshot.seen().isEvent() && snapshot.seen().equals(seen);
  }

  /** Whether only Stripe can show which state is newer. */
  boolean cannotOrder(StripeSnapshot snapshot) {
    return hasEnded(snapshot.state()) == hasEnded()
        && snapshot.seen().cannotBeOrderedAfter(seen)
        && !snapshot.state().equals(latest);
  }

  SubscriptionProjection with(StripeSnapshot snapshot) {
    StripeVersion newPaid =
        isPaid(snapshot) && (paid == null || isLater(snapshot.seen(), paid))
            ? snapshot.seen()
            : paid;
    List<Unpaid> newUnpaid = isUnpaid(snapshot) ? plus(snapshot) : unpaid;
    List<Unpaid> stillUnpaid =
        newUnpaid.stream().filter(p -> newPaid == null || isLater(p.seen(), newPaid)).toList();
    return isAfterLatest(snapshot)
        ? new SubscriptionProjection(
            snapshot.state(), snapshot.seen(), snapshot.overdue(), newPaid, stillUnpaid)
        : new SubscriptionProjection(latest, seen, overdue, newPaid, stillUnpaid);
  }

  Purchase purchase() {
    return Objects.requireNonNull(latest.purchase());
  }

  boolean hasEnded() {
    return hasEnded(latest);
  }

  boolean isUnpaid() {
    return !hasEnded() && (overdue || isDue(latest.status()));
  }

  boolean isPaused() {
    return !hasEnded() && isPaused(latest.status());
  }

  /** Whether the current period is not paid, and not only something besides it. */
  boolean owesTime() {
    Instant since = unpaidSince();
    return isUnpaid() && (overdue || since != null && since.isBefore(latest.periodEnd()));
  }

  /** Null if everything is paid. */
  @Nullable Instant unpaidSince() {
    Instant ofLatest = isUnpaid() ? unpaidSince(latest, overdue) : null;
    return Stream.concat(unpaid.stream().map(Unpaid::since), Stream.ofNullable(ofLatest))
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private boolean isAfterLatest(StripeSnapshot snapshot) {
    return hasEnded(snapshot.state()) == hasEnded()
        ? snapshot.seen().compareTo(seen) >= 0
        : hasEnded(snapshot.state());
  }

  private List<Unpaid> plus(StripeSnapshot snapshot) {
    Instant since = unpaidSince(snapshot.state(), snapshot.overdue());
    StripeVersion last =
        unpaid.stream()
            .filter(period -> period.since().equals(since))
            .map(Unpaid::seen)
            .reduce(snapshot.seen(), StripeVersion::orLater);
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

  private static boolean isPaid(StripeSnapshot snapshot) {
    return isPaid(snapshot.state().status()) && !snapshot.overdue();
  }

  private static boolean isUnpaid(StripeSnapshot snapshot) {
    return !hasEnded(snapshot.state()) && (snapshot.overdue() || isDue(snapshot.state().status()));
  }

  private static boolean isDue(String status) {
    return !isPaid(status) && !isPaused(status);
  }

  /** A trial ended without a card: nothing was charged, and nothing is due. */
  private static boolean isPaused(String status) {
    return status.equals("paused");
  }

  private static Instant unpaidSince(StripeSubscription state, boolean overdue) {
    return overdue
        ? state.periodOrItsEnd()
        : Objects.requireNonNullElse(state.unpaidFrom(), state.periodStart());
  }

  private static boolean hasEnded(StripeSubscription state) {
    return state.endedAt() != null || state.status().equals("canceled");
  }
}
