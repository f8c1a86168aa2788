package com.onelastai.billing.subscription;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.billing.stripe.Current;
import com.onelastai.billing.stripe.StripeSubscription;
import com.onelastai.billing.stripe.StripeSubscriptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Service;

/**
 * Sees to subscriptions whose time is over though Stripe has not told of it. Stripe is asked, and
 * by its clock it is judged: nothing is guessed while it is away. Access ends by itself meanwhile.
 */
@Service
class Deadlines {

  /** How late Stripe may be with a renewal or an end. */
  private static final Duration LATENESS = Duration.ofMinutes(10);

  private final SubscriptionDocuments documents;
  private final Subscriptions subscriptions;
  private final StripeSubscriptions stripe;
  private final Clock clock;

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

  /** Those whose period is over and of whose next one nothing is known. */
  void checkPeriods() {
    Criteria over =
        where("status")
            .in(List.of(Status.TRIALING.word(), Status.ACTIVE.word()))
            .and("expiryDate")
            .lte(clock.instant());
    documents.forEach(over, this::checkPeriod);
  }

  /** Those that nobody paid for as long as they might have been. */
  void endUnpaid() {
    Criteria over =
        where("status").is(Status.PAST_DUE.word()).and("accessUntil").lte(clock.instant());
    documents.forEach(over, this::endIfUnpaid);
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
