package com.onelastai.billing.checkout;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.billing.stripe.Price;
import com.onelastai.billing.stripe.Purchase;
import com.onelastai.billing.stripe.StripeResponse;
import com.onelastai.billing.stripe.StripeSubscription;
import com.onelastai.billing.stripe.StripeSubscriptions;
import com.onelastai.billing.subscription.Subscription;
import com.onelastai.billing.subscription.Subscriptions;
import com.onelastai.starter.erasure.UserDataHolder;
import com.onelastai.starter.index.Expires;
import com.onelastai.starter.problem.ApiException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * Charges the default card. If Stripe's response is lost, we cannot know whether it was charged. So
 * an attempt is stored before the call, and the next order first repeats it with the same
 * idempotency key: Stripe then charges at most once.
 */
@Component
@Order(CheckoutPages.ERASED_BEFORE_CUSTOMERS)
class DirectSales implements UserDataHolder {

  static final String CAUSE = "subscribed_by_user";

  /** By then a webhook has reported a successful charge, and the subscription is stored. */
  private static final Duration ATTEMPT_KEPT = Duration.ofHours(1);

  private final StripeSubscriptions stripe;
  private final Subscriptions subscriptions;
  private final ExistingSubscriptions existing;
  private final MongoOperations mongo;
  private final Clock clock;

  DirectSales(
      StripeSubscriptions stripe,
      Subscriptions subscriptions,
      ExistingSubscriptions existing,
      MongoOperations mongo,
      Clock clock) {
    this.stripe = stripe;
    this.subscriptions = subscriptions;
    this.existing = existing;
    this.mongo = mongo;
    this.clock = clock;
  }

  /**
   * A charge whose result is unknown.
   *
   * @param id of the order
   * @param key Stripe's idempotency key
   */
  @Document("billingattempts")
  @Expires
  record Attempt(
      @Id String id,
      @Indexed String userId,
      String key,
      String customerId,
      Price price,
      Purchase purchase,
      int trialDays,
      Instant expiresAt) {}

  /** The caller holds the buyer's lock. 402 if the card is declined. */
  Subscription charge(Sales.Order order, String customerId) {
    Attempt attempt =
        new Attempt(
            order.id(),
            order.userId(),
            "subscribe-" + UUID.randomUUID(),
            customerId,
            order.offer().price(),
            order.offer().purchase(order.userId()),
            existing.trialDays(order),
            clock.instant().plus(ATTEMPT_KEPT));
    mongo.save(attempt);
    return execute(attempt);
  }

  /**
   * Repeats a charge whose response was lost.
   *
   * @return its subscription, if it is the one of this order and live
   */
  Optional<Subscription> recover(Sales.Order order) {
    Attempt lost = mongo.findById(order.id(), Attempt.class);
    if (lost == null || !lost.expiresAt().isAfter(clock.instant())) {
      return Optional.empty();
    }
    try {
      Subscription created = execute(lost);
      // Stripe repeats its first response, so ask for the current state.
      Subscription current =
          stripe.find(created.id()).map(now -> subscriptions.apply(now, CAUSE)).orElse(created);
      boolean same = lost.purchase().equals(order.offer().purchase(order.userId()));
      return same && current.isLive() ? Optional.of(current) : Optional.empty();
    } catch (ApiException refused) {
      if (refused.status().is5xxServerError()) {
        throw refused;
      }
      return Optional.empty();
    }
  }

  @Override
  public void erase(String userId) {
    mongo.remove(new Query(where("userId").is(userId)), Attempt.class);
  }

  private Subscription execute(Attempt attempt) {
    Subscription subscription = subscriptions.apply(create(attempt), CAUSE);
    delete(attempt);
    return subscription;
  }

  private StripeResponse<StripeSubscription> create(Attempt attempt) {
    try {
      return stripe.create(
          attempt.customerId(),
          attempt.price(),
          attempt.purchase(),
          null,
          attempt.trialDays(),
          attempt.key());
    } catch (ApiException refusal) {
      if (refusal.status().is4xxClientError()) {
        delete(attempt);
      }
      throw refusal;
    }
  }

  private void delete(Attempt attempt) {
    mongo.remove(new Query(where("_id").is(attempt.id())), Attempt.class);
  }
}
