package com.onelastai.billing.subscription;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.billing.plan.Plans;
import com.onelastai.billing.stripe.Purchase;
import com.onelastai.billing.stripe.StripeEvent;
import com.onelastai.billing.stripe.StripeInvoices;
import com.onelastai.billing.stripe.StripeResponse;
import com.onelastai.billing.stripe.StripeSubscription;
import com.onelastai.billing.stripe.StripeSubscriptionBuilder;
import com.onelastai.billing.stripe.StripeSubscriptions;
import com.onelastai.billing.subscription.Subscription.Change;
import com.onelastai.billing.webhook.StripeEventHandler;
import com.onelastai.events.billing.BillingEvent;
import com.onelastai.events.billing.PlanChangeExpired;
import com.onelastai.events.billing.SubscriptionUpdated;
import com.onelastai.starter.erasure.ErasedUsers;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.work.OptimisticRetry;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
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

  /** The states at Stripe in which an invoice is due. */
  private static final Set<String> UNPAID = Set.of("past_due", "unpaid");

  /** Attempts of the optimistic lock. */
  private static final int TRIES = 50;

  private static final int MANY = 1_000;
  private static final Sort NEWEST_FIRST = Sort.by(Sort.Direction.DESC, "startDate", "_id");

  private final SubscriptionDocuments documents;
  private final StripeSubscriptions stripe;
  private final StripeInvoices invoices;
  private final Ownership ownership;
  private final Plans plans;
  private final ErasedUsers erased;
  private final MeterRegistry meters;
  private final Clock clock;
  private final Duration grace;

  Subscriptions(
      SubscriptionDocuments documents,
      StripeSubscriptions stripe,
      StripeInvoices invoices,
      Ownership ownership,
      Plans plans,
      ErasedUsers erased,
      MeterRegistry meters,
      Clock clock,
      @Value("${onelastai.subscription.grace}") Duration grace) {
    this.documents = documents;
    this.stripe = stripe;
    this.invoices = invoices;
    this.ownership = ownership;
    this.plans = plans;
    this.erased = erased;
    this.meters = meters;
    this.clock = clock;
    this.grace = grace;
  }

  @Override
  public Set<String> types() {
    return Set.of(
        "customer.subscription.created",
        "customer.subscription.updated",
        "customer.subscription.pending_update_expired",
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
    return see(response, cause).orElseThrow(() -> ApiException.notFound("subscription"));
  }

  /** The same, but empty if there is none, such as for a first payment that is under way. */
  public Optional<Subscription> see(StripeResponse<StripeSubscription> response, String cause) {
    return apply(StripeSnapshot.of(response, cause));
  }

  /**
   * Ends a subscription at Stripe at once, if it is stored and live.
   *
   * @param id null if what was paid is no subscription
   */
  public void end(@Nullable String id, String cause) {
    if (id != null) {
      find(id).filter(Subscription::isLive).ifPresent(live -> end(live, cause));
    }
  }

  private void end(Subscription subscription, String cause) {
    try {
      apply(stripe.cancelNow(subscription.id()), cause);
    } catch (ApiException refused) {
      if (!refused.code().equals(StripeSubscriptions.ENDED)) {
        throw refused;
      }
      endIfUnknown(subscription);
    }
  }

  /** Ends a subscription that Stripe does not know, such as one of the test mode. */
  public void endIfUnknown(Subscription subscription) {
    if (stripe.find(subscription.id()).isEmpty()) {
      Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
      apply(StripeSnapshot.gone(subscription.stripe().latest(), now));
    }
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

  /** The purchase as Stripe's product says; null if this service did not sell it. */
  public @Nullable Purchase purchase(StripeSubscription state) {
    return ownership.of(state, documents.find(state.id()));
  }

  /**
   * The purchase of a subscription, also if its metadata was changed at Stripe.
   *
   * @param written in the metadata
   */
  public @Nullable Purchase purchase(@Nullable String id, @Nullable Purchase written) {
    Subscription stored = id == null ? null : documents.find(id);
    return ownership.of(written, stored == null ? null : stored.stripe().purchase());
  }

  /**
   * Publishes that another period is paid. Stripe's subscription does not tell: it begins the
   * period first and charges it an hour later.
   */
  public void renewed(String id) {
    OptimisticRetry.retry(
        TRIES,
        () -> {
          Subscription before = documents.find(id);
          if (before != null && before.isLive()) {
            Subscription after = before.next();
            SubscriptionUpdated event =
                new SubscriptionUpdated(
                    Transition.snapshot(after), SubscriptionUpdated.Cause.RENEWED);
            OptimisticRetry.require(documents.write(after, null, List.of(event)), id);
          }
          return Optional.ofNullable(before);
        });
  }

  /** Empty if the snapshot is dropped and no subscription is stored. */
  Optional<Subscription> apply(StripeSnapshot snapshot) {
    return OptimisticRetry.retry(TRIES, () -> attempt(snapshot));
  }

  private Optional<Subscription> attempt(StripeSnapshot seen) {
    Subscription before = documents.find(seen.state().id());
    StripeSnapshot snapshot = complete(seen, before);
    String dropped = dropped(snapshot);
    if (dropped != null) {
      meters.counter("billing.subscription.facts.dropped", "reason", dropped).increment();
      return Optional.ofNullable(before);
    }
    SubscriptionProjection projection =
        before == null ? SubscriptionProjection.of(snapshot) : next(before, snapshot);
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

  /** Adds what Stripe's object does not tell: whose it is, and since when time is unpaid. */
  private StripeSnapshot complete(StripeSnapshot snapshot, @Nullable Subscription before) {
    StripeSubscription state = snapshot.state();
    Purchase purchase = ownership.of(state, before);
    boolean isDue = purchase != null && UNPAID.contains(state.status());
    return snapshot.with(
        StripeSubscriptionBuilder.builder(state)
            .purchase(purchase)
            .unpaidFrom(isDue ? invoices.unpaidFrom(state).orElse(null) : null)
            .build());
  }

  private SubscriptionProjection next(Subscription before, StripeSnapshot snapshot) {
    SubscriptionProjection stored = before.stripe();
    if (stored.isOf(snapshot)) {
      return stored;
    }
    if (!stored.cannotOrder(snapshot)) {
      return stored.with(snapshot);
    }
    return stored.with(
        stripe
            .find(snapshot.state().id())
            .map(response -> complete(snapshot.resolvedBy(response, stored.seen()), before))
            .orElse(snapshot));
  }

  private boolean write(Transition transition, StripeSnapshot snapshot) {
    Subscription before = transition.before();
    Subscription after = transition.after();
    String from = before == null ? null : before.status().value();
    Optional<PlanChangeExpired> expired = transition.expired(snapshot.seen().at());
    String cause = expired.isPresent() ? "plan_change_expired" : snapshot.cause();
    Change change =
        transition.isVisible() || expired.isPresent()
            ? new Change(snapshot.seen().at(), from, after.status().value(), cause)
            : null;
    List<BillingEvent> events = new ArrayList<>(transition.events());
    expired.ifPresent(events::add);
    return documents.write(after, change, events);
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
