package com.onelastai.billing.subscription;

import com.onelastai.billing.stripe.Purchase;
import com.onelastai.billing.stripe.StripeEvent;
import com.onelastai.billing.stripe.StripeResponse;
import com.onelastai.billing.stripe.StripeSubscription;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/**
 * How a subscription was at Stripe once.
 *
 * @param overdue whether its period was over by then, which Stripe had not seen to yet
 * @param cause what told it, for the history
 */
record StripeSnapshot(StripeSubscription state, StripeVersion seen, boolean overdue, String cause) {

  private static final Set<String> NEVER_PAID = Set.of("incomplete", "incomplete_expired");

  static StripeSnapshot of(StripeEvent event, StripeSubscription state) {
    StripeVersion seen = StripeVersion.inEvent(event.createdAt(), event.type(), event.id());
    return new StripeSnapshot(state, seen, false, event.type());
  }

  static StripeSnapshot of(StripeResponse<StripeSubscription> answer, String cause) {
    return new StripeSnapshot(answer.object(), StripeVersion.inAnswer(answer.asOf()), false, cause);
  }

  /** It ended without Stripe's telling, which does not know it any more. */
  static StripeSnapshot gone(StripeSubscription last, Instant now) {
    StripeSubscription ended =
        new StripeSubscription(
            last.id(),
            last.customerId(),
            "canceled",
            last.itemId(),
            last.price(),
            last.currency(),
            last.startedAt(),
            last.periodStart(),
            last.periodEnd(),
            last.trialEnd(),
            last.cancelAtPeriodEnd(),
            now,
            null,
            last.latestInvoiceId(),
            last.purchase());
    return new StripeSnapshot(ended, StripeVersion.inAnswer(now), false, "unknown_at_stripe");
  }

  StripeSnapshot asOverdue() {
    return new StripeSnapshot(state, seen, true, "period_ended_unpaid");
  }

  /** The same subscription as Stripe shows it now, which it did not say before the known. */
  StripeSnapshot settledBy(StripeResponse<StripeSubscription> answer, StripeVersion known) {
    StripeVersion latest = StripeVersion.inAnswer(answer.asOf()).orLater(known).orLater(seen);
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
