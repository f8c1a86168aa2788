package com.onelastai.billing.checkout;

import com.onelastai.billing.stripe.StripeRefusal;
import com.onelastai.billing.stripe.StripeResponse;
import com.onelastai.billing.stripe.StripeSubscription;
import com.onelastai.billing.stripe.StripeSubscriptions;
import com.onelastai.billing.subscription.Subscription;
import com.onelastai.billing.subscription.Subscriptions;
import com.onelastai.starter.problem.ApiException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Charges the card that is kept at Stripe. Whether a charge came about is not known if Stripe does
 * not answer; so it is written down first, and what comes next begins by asking for the very same
 * again, which Stripe does once.
 */
@Component
class DirectSales {

  static final String CAUSE = "subscribed_by_user";

  /** By then Stripe has told of a charge that came about, and the subscription stands here. */
  private static final Duration REMEMBERED = Duration.ofHours(1);

  private final StripeSubscriptions stripe;
  private final Subscriptions subscriptions;
  private final Attempts attempts;
  private final Owned owned;
  private final Clock clock;

  DirectSales(
      StripeSubscriptions stripe,
      Subscriptions subscriptions,
      Attempts attempts,
      Owned owned,
      Clock clock) {
    this.stripe = stripe;
    this.subscriptions = subscriptions;
    this.attempts = attempts;
    this.owned = owned;
    this.clock = clock;
  }

  /** The caller has the buyer's turn. 402 if the card is declined. */
  Subscription charge(Order order, String customerId) {
    Attempt attempt =
        new Attempt(
            order.id(),
            order.userId(),
            "subscribe-" + UUID.randomUUID(),
            customerId,
            order.offer().price(),
            order.offer().purchase(order.userId()),
            owned.trialDays(order),
            clock.instant().plus(REMEMBERED));
    attempts.save(attempt);
    return carryOut(attempt);
  }

  /**
   * Finds out what became of a charge whose answer was lost.
   *
   * @return what it brought, if it was for the same and still goes on
   */
  Optional<Subscription> settle(Order order) {
    Optional<Attempt> lost = attempts.find(order.id());
    if (lost.isEmpty()) {
      return Optional.empty();
    }
    try {
      Subscription made = carryOut(lost.get());
      // Stripe repeats its answer of then.
      Subscription now =
          stripe.find(made.id()).map(seen -> subscriptions.apply(seen, CAUSE)).orElse(made);
      return Optional.of(now)
          .filter(
              subscription -> lost.get().purchase().equals(order.offer().purchase(order.userId())))
          .filter(Subscription::isLive);
    } catch (ApiException refused) {
      if (refused.status().is5xxServerError()) {
        throw refused;
      }
      return Optional.empty();
    }
  }

  private Subscription carryOut(Attempt attempt) {
    Subscription subscription = subscriptions.apply(ask(attempt), CAUSE);
    attempts.remove(attempt);
    return subscription;
  }

  private StripeResponse<StripeSubscription> ask(Attempt attempt) {
    try {
      return stripe.create(
          attempt.customerId(),
          attempt.price(),
          attempt.purchase(),
          null,
          attempt.trialDays(),
          attempt.key());
    } catch (StripeRefusal refusal) {
      attempts.remove(attempt);
      throw refusal;
    } catch (ApiException refusal) {
      if (refusal.status().is4xxClientError()) {
        attempts.remove(attempt);
      }
      throw refusal;
    }
  }
}
