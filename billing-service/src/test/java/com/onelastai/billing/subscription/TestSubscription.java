package com.onelastai.billing.subscription;

import static org.awaitility.Awaitility.await;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.billing.stripe.Parsed;
import com.onelastai.billing.stripe.Purchase;
import com.onelastai.billing.stripe.StripeEvent;
import com.onelastai.billing.stripe.StripeResponse;
import com.onelastai.billing.stripe.StripeSubscription;
import com.onelastai.billing.test.StripeJson;
import com.onelastai.events.billing.BillingEvent;
import com.onelastai.starter.outbox.OutboxTemplate;
import com.onelastai.starter.test.Topic;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import tools.jackson.databind.node.ObjectNode;

/** A subscription at Stripe that tests change step by step. */
final class TestSubscription {

  static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
  static final Duration MONTH = Duration.ofDays(31);

  final String id = "sub_" + UUID.randomUUID().toString().replace("-", "");
  final String userId;
  String status = "active";
  String planId = "agent";
  @Nullable String agentId = "einstein";
  String period = "monthly";
  long price = 1900;
  final Instant startedAt;
  Instant periodStart;
  Instant periodEnd;
  @Nullable Instant trialEnd;
  boolean cancelAtPeriodEnd;
  @Nullable Instant cancelAt;
  @Nullable Instant endedAt;
  @Nullable String cancellationReason;
  private @Nullable String wantedPlan;
  private @Nullable Instant wantedUntil;

  private int events;

  TestSubscription() {
    this(UUID.randomUUID().toString());
  }

  TestSubscription(String userId) {
    this(userId, START);
  }

  TestSubscription(String userId, Instant start) {
    this.userId = userId;
    // Stripe counts in seconds.
    startedAt = start.truncatedTo(ChronoUnit.SECONDS);
    periodStart = startedAt;
    periodEnd = startedAt.plus(MONTH);
  }

  static TestSubscription since(Instant start) {
    return new TestSubscription(UUID.randomUUID().toString(), start);
  }

  TestSubscription plan(String plan, long monthly) {
    planId = plan;
    agentId = null;
    price = monthly;
    return this;
  }

  TestSubscription trial(Duration time) {
    status = "trialing";
    trialEnd = startedAt.plus(time);
    periodEnd = trialEnd;
    return this;
  }

  TestSubscription nextPeriod() {
    status = status.equals("trialing") ? "active" : status;
    periodStart = periodEnd;
    periodEnd = periodEnd.plus(MONTH);
    return this;
  }

  TestSubscription status(String word) {
    status = word;
    return this;
  }

  TestSubscription price(long amount) {
    price = amount;
    return this;
  }

  TestSubscription autoRenew(boolean on) {
    cancelAtPeriodEnd = !on;
    return this;
  }

  /** A change of plan waits for its payment. */
  TestSubscription pending(String plan, Instant until) {
    wantedPlan = plan;
    wantedUntil = until;
    return this;
  }

  TestSubscription nothingPending() {
    wantedPlan = null;
    wantedUntil = null;
    return this;
  }

  /** The user ended it. */
  TestSubscription end(Instant at) {
    return end(at, "cancellation_requested");
  }

  TestSubscription end(Instant at, String reason) {
    status = "canceled";
    endedAt = at;
    cancellationReason = reason;
    return this;
  }

  StripeSubscription state() {
    return Parsed.subscription(json());
  }

  StripeEvent created() {
    return created(startedAt);
  }

  StripeEvent created(Instant at) {
    return event("created", at);
  }

  StripeEvent updated(Instant at) {
    return event("updated", at);
  }

  StripeEvent changeExpired(Instant at) {
    return event("pending_update_expired", at);
  }

  StripeEvent deleted(Instant at) {
    return event("deleted", at);
  }

  StripeResponse<StripeSubscription> answer(Instant asOf) {
    return new StripeResponse<>(state(), asOf);
  }

  /** In Stripe's format. */
  ObjectNode json() {
    ObjectNode json = StripeJson.subscription(id, "cus_" + userId, purchase(), startedAt);
    json.put("status", status).put("cancel_at_period_end", cancelAtPeriodEnd);
    ((ObjectNode) json.at("/items/data/0/price")).put("unit_amount", price);
    if (trialEnd != null) {
      json.put("trial_end", trialEnd.getEpochSecond());
    }
    if (cancelAt != null) {
      json.put("cancel_at", cancelAt.getEpochSecond());
    }
    if (endedAt != null) {
      json.put("ended_at", endedAt.getEpochSecond());
      json.putObject("cancellation_details").put("reason", cancellationReason);
    }
    if (wantedPlan != null && wantedUntil != null) {
      StripeJson.withPendingChange(json, wantedPlan, "month", wantedUntil);
    }
    return StripeJson.withPeriod(json, periodStart, periodEnd);
  }

  /** The records in the topic, once no event waits for its publication. */
  List<String> published(MongoOperations mongo) {
    Query waiting = new Query(where("_id").is(id).and(OutboxTemplate.FIELD).exists(true));
    await().until(() -> !mongo.exists(waiting, Subscription.COLLECTION));
    return Topic.read(BillingEvent.TOPIC, id);
  }

  Purchase purchase() {
    return new Purchase(userId, planId, agentId, period, null, null);
  }

  private StripeEvent event(String what, Instant at) {
    String eventId = "evt_" + ++events + "_" + id;
    return new StripeEvent(eventId, "customer.subscription." + what, at, state());
  }
}
