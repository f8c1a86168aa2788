package com.onelastai.billing.subscription;

import com.onelastai.events.DomainEvent;
import com.onelastai.events.billing.SubscriptionActivated;
import com.onelastai.events.billing.SubscriptionCanceled;
import com.onelastai.events.billing.SubscriptionChanged;
import com.onelastai.events.billing.SubscriptionExpired;
import com.onelastai.events.billing.SubscriptionPastDue;
import com.onelastai.events.billing.SubscriptionRenewed;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A subscription before and after a change.
 *
 * @param before null if it is new
 */
record Transition(@Nullable Subscription before, Subscription after) {

  /** What others are told; empty if nothing changed that is any concern of theirs. */
  List<DomainEvent> events() {
    com.onelastai.events.billing.Subscription snapshot = snapshot(after);
    List<DomainEvent> events = new ArrayList<>();
    if (!after.isLive()) {
      if (before == null || before.isLive()) {
        events.add(
            after.is(Status.EXPIRED)
                ? new SubscriptionExpired(snapshot)
                : new SubscriptionCanceled(snapshot));
      }
    } else if (before == null) {
      events.add(new SubscriptionActivated(snapshot, after.is(Status.TRIALING)));
    } else if (!after.is(Status.PAST_DUE) && after.expiryDate().isAfter(before.expiryDate())) {
      events.add(new SubscriptionRenewed(snapshot));
    }
    if (after.is(Status.PAST_DUE) && (before == null || !before.is(Status.PAST_DUE))) {
      events.add(new SubscriptionPastDue(snapshot));
    }
    if (before != null && (soldOtherwise(before) || events.isEmpty() && looksDifferent(before))) {
      events.add(new SubscriptionChanged(snapshot, after.autoRenew()));
    }
    return events;
  }

  /** Whether there is something to tell the user of. */
  boolean isVisible() {
    return before == null || !before.status().equals(after.status()) || !events().isEmpty();
  }

  private boolean soldOtherwise(Subscription before) {
    return after.isLive()
        && (!terms(before).equals(terms(after)) || before.autoRenew() != after.autoRenew());
  }

  /** What it opens until when is told, whatever made it so. */
  private boolean looksDifferent(Subscription before) {
    return !snapshot(before, after.revision()).equals(snapshot(after));
  }

  private static List<Object> terms(Subscription one) {
    return List.of(
        one.plan(),
        String.valueOf(one.agentId()),
        String.valueOf(one.agents()),
        one.period(),
        one.price(),
        one.currency());
  }

  static com.onelastai.events.billing.Subscription snapshot(Subscription one) {
    return snapshot(one, one.revision());
  }

  private static com.onelastai.events.billing.Subscription snapshot(
      Subscription one, long revision) {
    return new com.onelastai.events.billing.Subscription(
        one.id(),
        revision,
        one.userId(),
        one.plan(),
        one.agentId(),
        one.agents(),
        one.period(),
        one.price(),
        one.currency(),
        one.accessUntil());
  }
}
