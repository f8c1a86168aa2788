package com.onelastai.billing.subscription;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.billing.stripe.StripeResponse;
import com.onelastai.billing.stripe.StripeSubscription;
import com.onelastai.billing.stripe.StripeSubscriptions;
import com.onelastai.starter.job.ClusterJob;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Service;

/**
 * Checks subscriptions at Stripe that are overdue without a webhook. Stripe's clock decides, so
 * nothing changes while Stripe is unavailable. Access ends by itself in the meantime.
 */
@Service
class Deadlines {

  /** How late Stripe may be with a renewal or an end. */
  private static final Duration TOLERANCE = Duration.ofMinutes(10);

  /** The longest run, as Stripe may be slow. The next run continues. */
  private static final Duration MAX_RUN = Duration.ofMinutes(2);

  private final SubscriptionDocuments documents;
  private final Subscriptions subscriptions;
  private final StripeSubscriptions stripe;
  private final Clock clock;
  private String periodsFrom = "";
  private String unpaidFrom = "";

  Deadlines(
      SubscriptionDocuments documents,
      Subscriptions subscriptions,
      StripeSubscriptions stripe,
      Clock clock) {
    this.documents = documents;
    this.subscriptions = subscriptions;
    this.stripe = stripe;
    this.clock = clock;
  }

  @ClusterJob(
      name = "subscription-deadlines",
      every = "${onelastai.subscription.check-every}",
      atMost = "30m")
  void check() {
    checkPeriods();
    endUnpaid();
  }

  /** Checks subscriptions whose period is over and whose renewal is unknown. */
  void checkPeriods() {
    Criteria over =
        where("status")
            .in(List.of(SubscriptionStatus.TRIALING, SubscriptionStatus.ACTIVE))
            .and("expiryDate")
            .lte(clock.instant());
    periodsFrom = process(over, periodsFrom, this::checkPeriod);
  }

  /** Cancels subscriptions that were not paid within the grace period. */
  void endUnpaid() {
    Criteria over =
        where("status").is(SubscriptionStatus.PAST_DUE).and("accessUntil").lte(clock.instant());
    unpaidFrom = process(over, unpaidFrom, this::endIfUnpaid);
  }

  private String process(Criteria criteria, String from, Consumer<Subscription> step) {
    Instant end = clock.instant().plus(MAX_RUN);
    String next = from;
    do {
      next = documents.forPage(criteria, next, step);
    } while (!next.isEmpty() && clock.instant().isBefore(end));
    return next;
  }

  private void checkPeriod(Subscription one) {
    StripeResponse<StripeSubscription> answer = stripe.find(one.id()).orElse(null);
    if (answer == null) {
      subscriptions.apply(one.autoRenew() ? overdue(one) : gone(one));
    } else if (isOverdue(answer) && answer.object().ends()) {
      subscriptions.apply(stripe.cancelNow(one.id()), "period_ended");
    } else {
      subscriptions.apply(snapshot(answer));
    }
  }

  private void endIfUnpaid(Subscription one) {
    StripeResponse<StripeSubscription> answer = stripe.find(one.id()).orElse(null);
    if (answer == null) {
      subscriptions.apply(gone(one));
      return;
    }
    boolean over =
        subscriptions
            .apply(snapshot(answer))
            .filter(now -> now.status() == SubscriptionStatus.PAST_DUE)
            .filter(now -> !answer.asOf().isBefore(now.accessUntil()))
            .isPresent();
    if (over) {
      subscriptions.apply(stripe.cancelNow(one.id()), "grace_over");
    }
  }

  private static StripeSnapshot snapshot(StripeResponse<StripeSubscription> answer) {
    StripeSnapshot snapshot = StripeSnapshot.of(answer, "checked_at_stripe");
    return isOverdue(answer) ? snapshot.asOverdue() : snapshot;
  }

  /** Whether the period is over by Stripe's own clock. */
  private static boolean isOverdue(StripeResponse<StripeSubscription> answer) {
    StripeSubscription state = answer.object();
    return SubscriptionProjection.isPaid(state.status())
        && !answer.asOf().isBefore(state.periodOrItsEnd().plus(TOLERANCE));
  }

  private StripeSnapshot overdue(Subscription one) {
    return StripeSnapshot.of(
            new StripeResponse<>(one.stripe().latest(), now()), "unknown_at_stripe")
        .asOverdue();
  }

  private StripeSnapshot gone(Subscription one) {
    return StripeSnapshot.gone(one.stripe().latest(), now());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }
}
