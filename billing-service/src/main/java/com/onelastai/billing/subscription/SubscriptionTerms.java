package com.onelastai.billing.subscription;

import com.onelastai.billing.stripe.Purchase;
import com.onelastai.billing.stripe.SoldProduct;
import com.onelastai.billing.stripe.StripeSubscription;
import com.onelastai.billing.subscription.Subscription.PendingChange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Computes a subscription from its projection. */
final class SubscriptionTerms {

  private static final String PAYMENT_FAILED = "payment_failed";

  private final SubscriptionProjection projection;
  private final StripeSubscription latest;
  private final Duration grace;
  private final @Nullable Instant unpaidSince;

  /**
   * @param longestGrace the grace period, at most as long as a period; otherwise paying late would
   *     be the cheapest way to get a day
   */
  SubscriptionTerms(SubscriptionProjection projection, Duration longestGrace) {
    this.projection = projection;
    this.latest = projection.latest();
    Duration period = Duration.between(latest.periodStart(), latest.periodEnd());
    this.grace = period.compareTo(longestGrace) < 0 ? period : longestGrace;
    this.unpaidSince = projection.unpaidSince();
  }

  /**
   * @param agents the included agents; null for all
   * @param before null if it is new
   */
  Subscription subscription(@Nullable List<String> agents, @Nullable Subscription before) {
    Purchase purchase = projection.purchase();
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
        .status(status)
        .startDate(latest.startedAt())
        .expiryDate(expiryDate())
        .accessUntil(accessUntil())
        .autoRenew(status.isLive() && !projection.isPaused() && !latest.ends())
        .trialEnd(latest.trialEnd())
        .endedAt(projection.hasEnded() ? endedAt() : null)
        .couponCode(purchase.couponCode())
        .stripeSubscriptionId(latest.id())
        .stripeCustomerId(latest.customerId())
        .stripe(projection)
        .remindersSent(
            before == null || status != SubscriptionStatus.PAST_DUE ? 0 : before.remindersSent())
        .pendingChange(pendingChange(purchase))
        .history(before == null ? List.of() : before.history())
        .revision(before == null ? 1 : before.revision() + 1)
        .build();
  }

  /** Null also for a product that we do not sell. */
  private @Nullable PendingChange pendingChange(Purchase purchase) {
    StripeSubscription.PendingChange pending = latest.pendingChange();
    SoldProduct product = pending == null ? null : SoldProduct.of(pending.productId());
    return pending == null || product == null || product.planId() == null || projection.hasEnded()
        ? null
        : new PendingChange(
            product.planId(),
            Objects.requireNonNullElse(pending.period(), purchase.period()),
            pending.expiresAt());
  }

  private SubscriptionStatus status() {
    if (projection.hasEnded()) {
      return hasExpired() ? SubscriptionStatus.EXPIRED : SubscriptionStatus.CANCELED;
    }
    if (projection.isPaused()) {
      return SubscriptionStatus.PAUSED;
    }
    if (projection.isUnpaid()) {
      return SubscriptionStatus.PAST_DUE;
    }
    return latest.status().equals(SubscriptionStatus.TRIALING.value())
        ? SubscriptionStatus.TRIALING
        : SubscriptionStatus.ACTIVE;
  }

  private boolean hasExpired() {
    return failedToPay()
        || !endedAt().isBefore(latest.periodEnd())
        || unpaidSince != null && !endedAt().isBefore(unpaidSince.plus(grace));
  }

  private boolean failedToPay() {
    return PAYMENT_FAILED.equals(latest.cancellationReason());
  }

  private Instant endedAt() {
    return Objects.requireNonNullElse(latest.endedAt(), projection.seen().at());
  }

  private Instant expiryDate() {
    if (unpaidSince != null) {
      return unpaidSince;
    }
    if (projection.isPaused()) {
      return Objects.requireNonNullElse(latest.trialEnd(), latest.periodStart());
    }
    return failedToPay() ? latest.periodStart() : latest.periodOrItsEnd();
  }

  private Instant accessUntil() {
    if (projection.hasEnded()) {
      return endedAt();
    }
    if (projection.isPaused()) {
      return expiryDate();
    }
    // Stripe charges a renewal about an hour after the start of the period, and some users pay
    // late.
    return projection.owesTime() || !latest.ends() ? expiryDate().plus(grace) : expiryDate();
  }
}
