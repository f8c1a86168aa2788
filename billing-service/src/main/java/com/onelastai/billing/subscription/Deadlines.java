package com.onelastai.billing.subscription;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.billing.stripe.Current;
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
 * Checks subscriptions whose time is over although no webhook said so. Stripe is asked, and its
 * clock decides: nothing is guessed while it is away. Access ends by itself in the meantime.
 */
@Service
class Deadlines {

  /** How late Stripe may be with a renewal or an end. */
  private static final Duration LATENESS = Duration.ofMinutes(10);

  /** After this time a run leaves the rest to the next one. Stripe may be slow. */
  private static final Duration RUN = Duration.ofMinutes(2);

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

  /** Subscriptions whose period is over and whose next one is unknown. */
  void checkPeriods() {
    Criteria over =
        where("status")
            .in(List.of(Status.TRIALING.word(), Status.ACTIVE.word()))
            .and("expiryDate")
            .lte(clock.instant());
    periodsFrom = process(over, periodsFrom, this::checkPeriod);
  }

  /** Subscriptions that were not paid before the end of the grace period. */
  void endUnpaid() {
    Criteria over =
        where("status").is(Status.PAST_DUE.word()).and("accessUntil").lte(clock.instant());
    unpaidFrom = process(over, unpaidFrom, this::endIfUnpaid);
  }

  private String process(Criteria criteria, String from, Consumer<Subscription> step) {
    Instant end = clock.instant().plus(RUN);
    String next = from;
    do {
      next = documents.forPage(criteria, next, step);
    } while (!next.isEmpty() && clock.instant().isBefore(end));
    return next;
  }

  private void checkPeriod(Subscription one) {
    Current<StripeSubscription> answer = stripe.find(one.id()).orElse(null);
    if (answer == null) {
      subscriptions.take(one.autoRenew() ? overdue(one) : gone(one));
    } else if (isOverdue(answer) && answer.object().cancelAtPeriodEnd()) {
      subscriptions.apply(stripe.cancelNow(one.id()), "period_ended");
    } else {
      subscriptions.take(fact(answer));
    }
  }

  private void endIfUnpaid(Subscription one) {
    Current<StripeSubscription> answer = stripe.find(one.id()).orElse(null);
    if (answer == null) {
      subscriptions.take(gone(one));
      return;
    }
    boolean over =
        subscriptions
            .take(fact(answer))
            .filter(now -> now.is(Status.PAST_DUE))
            .filter(now -> !answer.asOf().isBefore(now.accessUntil()))
            .isPresent();
    if (over) {
      subscriptions.apply(stripe.cancelNow(one.id()), "grace_over");
    }
  }

  private static Fact fact(Current<StripeSubscription> answer) {
    Fact fact = Fact.of(answer, "checked_at_stripe");
    return isOverdue(answer) ? fact.asOverdue() : fact;
  }

  /** Whether the period is over by Stripe's own clock. */
  private static boolean isOverdue(Current<StripeSubscription> answer) {
    StripeSubscription state = answer.object();
    return Known.isPaid(state.status())
        && !answer.asOf().isBefore(state.periodEnd().plus(LATENESS));
  }

  private Fact overdue(Subscription one) {
    return Fact.of(new Current<>(one.stripe().latest(), now()), "unknown_at_stripe").asOverdue();
  }

  private Fact gone(Subscription one) {
    return Fact.gone(one.stripe().latest(), now());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }
}
