package com.onelastai.billing.subscription;

import com.onelastai.billing.stripe.Purchase;
import com.onelastai.billing.stripe.StripeEvent;
import com.onelastai.billing.stripe.StripeResponse;
import com.onelastai.billing.stripe.StripeSubscription;
import com.onelastai.billing.stripe.StripeSubscriptionBuilder;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/**
 * The state of a subscription at Stripe at some time.
 *
 * @param overdue whether its period was over and Stripe had not renewed it yet
 * @param cause the cause of the change, for the history
 */
record StripeSnapshot(StripeSubscription state, StripeVersion seen, boolean overdue, String cause) {

  private static final Set<String> NEVER_PAID = Set.of("incomplete", "incomplete_expired");

  static StripeSnapshot of(StripeEvent event, StripeSubscription state) {
    StripeVersion seen = StripeVersion.ofEvent(event.createdAt(), event.type(), event.id());
    return new StripeSnapshot(state, seen, false, event.type());
  }

  static StripeSnapshot of(StripeResponse<StripeSubscription> answer, String cause) {
    return new StripeSnapshot(
        answer.object(), StripeVersion.ofResponse(answer.asOf()), false, cause);
  }

  /** A subscription that Stripe no longer knows has ended. */
  static StripeSnapshot gone(StripeSubscription last, Instant now) {
    StripeSubscription ended =
        StripeSubscriptionBuilder.builder(last)
            .status("canceled")
            .endedAt(now)
            .cancellationReason(null)
            .build();
    return new StripeSnapshot(ended, StripeVersion.ofResponse(now), false, "unknown_at_stripe");
  }

  StripeSnapshot with(StripeSubscription completed) {
    return new StripeSnapshot(completed, seen, overdue, cause);
  }

  StripeSnapshot asOverdue() {
    return new StripeSnapshot(state, seen, true, "period_ended_unpaid");
  }

  /** The current state from Stripe, with a version that is not older than both snapshots. */
  StripeSnapshot resolvedBy(StripeResponse<StripeSubscription> answer, StripeVersion stored) {
    StripeVersion latest = StripeVersion.ofResponse(answer.asOf()).orLater(stored).orLater(seen);
    return new StripeSnapshot(answer.object(), latest, false, cause);
  }

  /** Whether this service sold it. */
  boolean isOurs() {
    return state.purchase() != null;
  }

  boolean neverPaid() {
    return NEVER_PAID.contains(state.status());
  }

  Purchase purchase() {
    return Objects.requireNonNull(state.purchase());
  }
}
