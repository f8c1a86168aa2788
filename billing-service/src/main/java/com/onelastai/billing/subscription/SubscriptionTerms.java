package com.onelastai.billing.subscription;

import com.onelastai.billing.stripe.Purchase;
import com.onelastai.billing.stripe.StripeSubscription;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What follows from what is known of a subscription. */
final class SubscriptionTerms {

  private static final String PAYMENT_FAILED = "payment_failed";

  private final SubscriptionProjection known;
  private final StripeSubscription latest;
  private final Duration grace;
  private final @Nullable Instant unpaidSince;

  /**
   * @param longestGrace nobody gets more of it than the period lasts, or paying late would be the
   *     cheapest way to have a day
   */
  SubscriptionTerms(SubscriptionProjection known, Duration longestGrace) {
    this.known = known;
    this.latest = known.latest();
    Duration period = Duration.between(latest.periodStart(), latest.periodEnd());
    this.grace = period.compareTo(longestGrace) < 0 ? period : longestGrace;
    this.unpaidSince = known.unpaidSince();
  }

  /**
   * @param agents that it opens; null if all
   * @param before null if it is new
   */
  Subscription subscription(@Nullable List<String> agents, @Nullable Subscription before) {
    Purchase purchase = known.purchase();
    SubscriptionStatus status = status();
    return SubscriptionBuilder.builder()
        .id(latest.id())
        .userId(purchase.userId())
        .agentId(purchase.agentId())
        .agents(agents)
        .plan(purchase.planId())
        .period(purchase.period())
        .price(latest.price())
        .currency(latest.currency())
        .status(status.word())
        .startDate(latest.startedAt())
        .expiryDate(expiryDate())
        .accessUntil(accessUntil())
        .autoRenew(status.isLive() && !latest.cancelAtPeriodEnd())
        .trialEnd(latest.trialEnd())
        .endedAt(known.hasEnded() ? endedAt() : null)
        .couponCode(purchase.couponCode())
        .stripeSubscriptionId(latest.id())
        .stripeCustomerId(latest.customerId())
        .stripe(known)
        .remindersSent(
            before == null || status != SubscriptionStatus.PAST_DUE ? 0 : before.remindersSent())
        .history(before == null ? List.of() : before.history())
        .revision(before == null ? 1 : before.revision() + 1)
        .build();
  }

  private SubscriptionStatus status() {
    if (known.hasEnded()) {
      return ranOut() ? SubscriptionStatus.EXPIRED : SubscriptionStatus.CANCELED;
    }
    if (known.isUnpaid()) {
      return SubscriptionStatus.PAST_DUE;
    }
    return latest.status().equals(SubscriptionStatus.TRIALING.word())
        ? SubscriptionStatus.TRIALING
        : SubscriptionStatus.ACTIVE;
  }

  private boolean ranOut() {
    return failedToPay()
        || !endedAt().isBefore(latest.periodEnd())
        || unpaidSince != null && !endedAt().isBefore(unpaidSince.plus(grace));
  }

  private boolean failedToPay() {
    return PAYMENT_FAILED.equals(latest.cancellationReason());
  }

  private Instant endedAt() {
    return Objects.requireNonNullElse(latest.endedAt(), known.seen().at());
  }

  private Instant expiryDate() {
    if (unpaidSince != null) {
      return unpaidSince;
    }
    return failedToPay() ? latest.periodStart() : latest.periodEnd();
  }

  private Instant accessUntil() {
    if (known.hasEnded()) {
      return endedAt();
    }
    // Stripe charges a renewal about an hour after the period began, and some pay late.
    return known.isUnpaid() || !latest.cancelAtPeriodEnd()
        ? expiryDate().plus(grace)
        : expiryDate();
  }
}
