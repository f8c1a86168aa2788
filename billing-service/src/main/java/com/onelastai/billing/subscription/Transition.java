package com.onelastai.billing.subscription;

import com.onelastai.billing.subscription.Subscription.PendingChange;
import com.onelastai.events.billing.PlanChangeExpired;
import com.onelastai.events.billing.SubscriptionSnapshot;
import com.onelastai.events.billing.SubscriptionUpdated;
import com.onelastai.events.billing.SubscriptionUpdated.Cause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A subscription before and after a change.
 *
 * @param before null if it is new
 */
record Transition(@Nullable Subscription before, Subscription after) {

  /** One event for each cause; empty if nothing changed that other services can see. */
  List<SubscriptionUpdated> events() {
    SubscriptionSnapshot snapshot = snapshot(after);
    return causes().stream().map(cause -> new SubscriptionUpdated(snapshot, cause)).toList();
  }

  /**
   * Present if a change of plan was not paid in time.
   *
   * @param at when Stripe was in the state after it
   */
  Optional<PlanChangeExpired> expired(Instant at) {
    PendingChange waited = before == null ? null : before.pendingChange();
    return waited != null && isDiscarded(waited) && !at.isBefore(waited.expiresAt())
        ? Optional.of(new PlanChangeExpired(snapshot(after), waited.planId(), waited.period()))
        : Optional.empty();
  }

  private boolean isDiscarded(PendingChange waited) {
    boolean made = after.plan().equals(waited.planId()) && after.period().equals(waited.period());
    return after.isLive() && after.pendingChange() == null && !made;
  }

  private List<Cause> causes() {
    List<Cause> causes = new ArrayList<>();
    if (!after.isLive()) {
      if (before == null || before.isLive()) {
        causes.add(after.status() == SubscriptionStatus.EXPIRED ? Cause.EXPIRED : Cause.CANCELED);
      }
    } else if (before == null) {
      causes.add(
          after.status() == SubscriptionStatus.TRIALING ? Cause.TRIAL_STARTED : Cause.ACTIVATED);
    }
    if (after.status() == SubscriptionStatus.PAST_DUE
        && (before == null || before.status() != SubscriptionStatus.PAST_DUE)) {
      causes.add(Cause.PAST_DUE);
    }
    if (before != null
        && (haveTermsChanged(before) || causes.isEmpty() && looksDifferent(before))) {
      causes.add(Cause.CHANGED);
    }
    return causes;
  }

  /** Whether the user should be notified. */
  boolean isVisible() {
    return before == null || before.status() != after.status() || !causes().isEmpty();
  }

  private boolean haveTermsChanged(Subscription before) {
    return after.isLive()
        && !(before.plan().equals(after.plan())
            && Objects.equals(before.agentId(), after.agentId())
            && Objects.equals(before.agents(), after.agents())
            && before.period().equals(after.period())
            && before.price() == after.price()
            && before.currency().equals(after.currency())
            && before.autoRenew() == after.autoRenew());
  }

  /** Other services must learn every change of access, whatever caused it. */
  private boolean looksDifferent(Subscription before) {
    return !snapshot(before, after.revision()).equals(snapshot(after));
  }

  static SubscriptionSnapshot snapshot(Subscription one) {
    return snapshot(one, one.revision());
  }

  private static SubscriptionSnapshot snapshot(Subscription one, long revision) {
    return new SubscriptionSnapshot(
        one.id(),
        revision,
        one.userId(),
        one.plan(),
        one.agentId(),
        one.agents(),
        one.period(),
        one.price(),
        one.currency(),
        one.autoRenew(),
        one.accessUntil());
  }
}
