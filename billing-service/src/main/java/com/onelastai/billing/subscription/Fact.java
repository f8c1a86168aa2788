package com.onelastai.billing.subscription;

import com.onelastai.billing.stripe.Current;
import com.onelastai.billing.stripe.Purchase;
import com.onelastai.billing.stripe.StripeEvent;
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
record Fact(StripeSubscription state, Seen seen, boolean overdue, String cause) {

  private static final Set<String> NEVER_PAID = Set.of("incomplete", "incomplete_expired");

  static Fact of(StripeEvent event, StripeSubscription state) {
    Seen seen = Seen.inEvent(event.createdAt(), event.type(), event.id());
    return new Fact(state, seen, false, event.type());
  }

  static Fact of(Current<StripeSubscription> answer, String cause) {
    return new Fact(answer.object(), Seen.inAnswer(answer.asOf()), false, cause);
  }

  /** It ended without Stripe's telling, which does not know it any more. */
  static Fact gone(StripeSubscription last, Instant now) {
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
    return new Fact(ended, Seen.inAnswer(now), false, "unknown_at_stripe");
  }

  Fact asOverdue() {
    return new Fact(state, seen, true, "period_ended_unpaid");
  }

  /** The same subscription as Stripe shows it now, which it did not say before the known. */
  Fact settledBy(Current<StripeSubscription> answer, Seen known) {
    Seen latest = Seen.inAnswer(answer.asOf()).orLater(known).orLater(seen);
    return new Fact(answer.object(), latest, false, cause);
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
