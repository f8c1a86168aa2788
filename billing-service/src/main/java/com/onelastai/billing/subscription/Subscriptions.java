package com.onelastai.billing.subscription;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.billing.plan.Plans;
import com.onelastai.billing.stripe.Purchase;
import com.onelastai.billing.stripe.StripeEvent;
import com.onelastai.billing.stripe.StripeResponse;
import com.onelastai.billing.stripe.StripeSubscription;
import com.onelastai.billing.stripe.StripeSubscriptions;
import com.onelastai.billing.subscription.Subscription.Change;
import com.onelastai.billing.webhook.StripeEventHandler;
import com.onelastai.starter.erasure.ErasedUsers;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.work.OptimisticRetry;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Service;

/** The subscriptions as a projection of Stripe's events and responses. */
@Service
public class Subscriptions implements StripeEventHandler {

  /** Attempts of the optimistic lock. */
  private static final int TRIES = 50;

  private static final int MANY = 1_000;
  private static final Sort NEWEST_FIRST = Sort.by(Sort.Direction.DESC, "startDate", "_id");

  private final SubscriptionDocuments documents;
  private final StripeSubscriptions stripe;
  private final Plans plans;
  private final ErasedUsers erased;
  private final MeterRegistry meters;
  private final Duration grace;

  Subscriptions(
      SubscriptionDocuments documents,
      StripeSubscriptions stripe,
      Plans plans,
      ErasedUsers erased,
      MeterRegistry meters,
      @Value("${onelastai.subscription.grace}") Duration grace) {
    this.documents = documents;
    this.stripe = stripe;
    this.plans = plans;
    this.erased = erased;
    this.meters = meters;
    this.grace = grace;
  }

  @Override
  public Set<String> types() {
    return Set.of(
        "customer.subscription.created",
        "customer.subscription.updated",
        "customer.subscription.deleted");
  }

  @Override
  public void handle(StripeEvent event) {
    if (event.object() instanceof StripeSubscription state) {
      apply(StripeSnapshot.of(event, state));
    }
  }

  /**
   * Applies the response to a call.
   *
   * @param cause such as {@code canceled_by_user}, for the history
   * @return the stored subscription; throws 404 if there is none
   */
  public Subscription apply(StripeResponse<StripeSubscription> response, String cause) {
    return apply(StripeSnapshot.of(response, cause))
        .orElseThrow(() -> ApiException.notFound("subscription"));
  }

  public Optional<Subscription> find(String id) {
    return Optional.ofNullable(documents.find(id));
  }

  /** The live subscription of a user to a single agent, or to a plan if the agent is null. */
  public Optional<Subscription> live(String userId, @Nullable String agentId) {
    Criteria live =
        where("userId")
            .is(userId)
            .and("agentId")
            .is(agentId)
            .and("status")
            .in(SubscriptionStatus.live());
    return documents.find(live, NEWEST_FIRST, 1).stream().findFirst();
  }

  /** All subscriptions, live or ended, newest first. */
  public List<Subscription> ofUser(String userId) {
    return documents.find(where("userId").is(userId), NEWEST_FIRST, MANY);
  }

  /** Empty if the snapshot is dropped and no subscription is stored. */
  Optional<Subscription> apply(StripeSnapshot snapshot) {
    String dropped = dropped(snapshot);
    if (dropped != null) {
      meters.counter("billing.subscription.facts.dropped", "reason", dropped).increment();
      return find(snapshot.state().id());
    }
    return OptimisticRetry.retry(TRIES, () -> attempt(snapshot));
  }

  private Optional<Subscription> attempt(StripeSnapshot snapshot) {
    Subscription before = documents.find(snapshot.state().id());
    SubscriptionProjection projection =
        before == null ? SubscriptionProjection.of(snapshot) : next(before.stripe(), snapshot);
    if (before != null && projection.equals(before.stripe())) {
      return Optional.of(before);
    }
    Subscription after =
        new SubscriptionTerms(projection, grace)
            .subscription(agents(projection.purchase(), before), before);
    OptimisticRetry.require(write(new Transition(before, after), snapshot), after.id());
    return before == null && isErased(snapshot) ? deleteErased(snapshot) : find(after.id());
  }

  private @Nullable String dropped(StripeSnapshot snapshot) {
    if (!snapshot.isOurs()) {
      return "not_ours";
    }
    if (snapshot.neverPaid()) {
      return "never_paid";
    }
    return isErased(snapshot) ? "user_erased" : null;
  }

  private SubscriptionProjection next(SubscriptionProjection stored, StripeSnapshot snapshot) {
    if (stored.isOf(snapshot)) {
      return stored;
    }
    if (!stored.cannotOrder(snapshot)) {
      return stored.with(snapshot);
    }
    return stored.with(
        stripe
            .find(snapshot.state().id())
            .filter(response -> response.object().purchase() != null)
            .map(response -> snapshot.resolvedBy(response, stored.seen()))
            .orElse(snapshot));
  }

  private boolean write(Transition transition, StripeSnapshot snapshot) {
    Subscription before = transition.before();
    Subscription after = transition.after();
    String from = before == null ? null : before.status().value();
    Change change =
        transition.isVisible()
            ? new Change(snapshot.seen().at(), from, after.status().value(), snapshot.cause())
            : null;
    return documents.write(after, change, transition.events());
  }

  private boolean isErased(StripeSnapshot snapshot) {
    return !erased.among(Set.of(snapshot.purchase().userId())).isEmpty();
  }

  /** Deletes the insert of a user who was erased after our check. */
  private Optional<Subscription> deleteErased(StripeSnapshot snapshot) {
    documents.erase(snapshot.purchase().userId());
    return Optional.empty();
  }

  /** A subscription includes the agents of its plan at the time of the purchase. */
  private @Nullable List<String> agents(Purchase purchase, @Nullable Subscription before) {
    String agentId = purchase.agentId();
    if (agentId != null) {
      return List.of(agentId);
    }
    return before != null && before.plan().equals(purchase.planId())
        ? before.agents()
        : plans
            .find(purchase.planId())
            .orElseThrow(() -> new IllegalStateException("No plan " + purchase.planId()))
            .agents();
  }
}
