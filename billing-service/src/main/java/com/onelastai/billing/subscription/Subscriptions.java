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

/** Who subscribed to what, as Stripe tells it; there is no other way in than {@code apply}. */
@Service
public class Subscriptions implements StripeEventHandler {

  /** Each is another writer that came first. */
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
   * Takes in what Stripe answered to a call of ours.
   *
   * @param cause such as {@code canceled_by_user}, for the history
   * @return what is known then; 404 if it is nobody's
   */
  public Subscription apply(StripeResponse<StripeSubscription> seen, String cause) {
    return apply(StripeSnapshot.of(seen, cause))
        .orElseThrow(() -> ApiException.notFound("subscription"));
  }

  public Optional<Subscription> find(String id) {
    return Optional.ofNullable(documents.find(id));
  }

  /** The live one of a user for an agent alone, or (null) for a plan. */
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

  /** All that ever were, the newest first. */
  public List<Subscription> ofUser(String userId) {
    return documents.find(where("userId").is(userId), NEWEST_FIRST, MANY);
  }

  /** Empty if there is no such subscription, and the fact makes none. */
  Optional<Subscription> apply(StripeSnapshot fact) {
    String dropped = dropped(fact);
    if (dropped != null) {
      meters.counter("billing.subscription.facts.dropped", "reason", dropped).increment();
      return find(fact.state().id());
    }
    return OptimisticRetry.retry(TRIES, () -> attempt(fact));
  }

  private Optional<Subscription> attempt(StripeSnapshot fact) {
    Subscription before = documents.find(fact.state().id());
    SubscriptionProjection known =
        before == null ? SubscriptionProjection.of(fact) : next(before.stripe(), fact);
    if (before != null && known.equals(before.stripe())) {
      return Optional.of(before);
    }
    Subscription after =
        new SubscriptionTerms(known, grace).subscription(agents(known.purchase(), before), before);
    OptimisticRetry.require(write(new Transition(before, after), fact), after.id());
    return before == null && isErased(fact) ? forget(fact) : find(after.id());
  }

  private @Nullable String dropped(StripeSnapshot fact) {
    if (!fact.isOurs()) {
      return "not_ours";
    }
    if (fact.neverPaid()) {
      return "never_paid";
    }
    return isErased(fact) ? "user_erased" : null;
  }

  private SubscriptionProjection next(SubscriptionProjection known, StripeSnapshot fact) {
    if (known.isOf(fact)) {
      return known;
    }
    if (!known.cannotOrder(fact)) {
      return known.with(fact);
    }
    return known.with(
        stripe
            .find(fact.state().id())
            .filter(answer -> answer.object().purchase() != null)
            .map(answer -> fact.settledBy(answer, known.seen()))
            .orElse(fact));
  }

  private boolean write(Transition transition, StripeSnapshot fact) {
    Subscription before = transition.before();
    Subscription after = transition.after();
    String from = before == null ? null : before.status();
    Change change =
        transition.isVisible()
            ? new Change(fact.seen().at(), from, after.status(), fact.cause())
            : null;
    return documents.write(after, change, transition.events());
  }

  private boolean isErased(StripeSnapshot fact) {
    return !erased.among(Set.of(fact.purchase().userId())).isEmpty();
  }

  /** Who is erased while this is written is looked for before it is there. */
  private Optional<Subscription> forget(StripeSnapshot fact) {
    documents.erase(fact.purchase().userId());
    return Optional.empty();
  }

  /** What a plan opens when it is bought stays with it. */
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
