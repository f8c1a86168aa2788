package com.onelastai.billing.subscription;

import com.onelastai.billing.stripe.Current;
import com.onelastai.billing.stripe.Purchase;
import com.onelastai.billing.stripe.StripeEvent;
import com.onelastai.billing.stripe.StripeSubscription;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A subscription at Stripe, which tests move along. */
final class AtStripe {

  static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
  static final Duration MONTH = Duration.ofDays(31);

  final String id = "sub_" + UUID.randomUUID().toString().replace("-", "");
  final String userId;
  String status = "active";
  String planId = "agent";
  @Nullable String agentId = "einstein";
  String period = "monthly";
  long price = 1900;
  Instant startedAt = START;
  Instant periodStart = START;
  Instant periodEnd = START.plus(MONTH);
  @Nullable Instant trialEnd;
  boolean cancelAtPeriodEnd;
  @Nullable Instant endedAt;
  @Nullable String cancellationReason;

  private int events;

  AtStripe() {
    this(UUID.randomUUID().toString());
  }

  AtStripe(String userId) {
    this.userId = userId;
  }

  static AtStripe since(Instant start) {
    AtStripe started = new AtStripe();
    started.startedAt = start;
    started.periodStart = start;
    started.periodEnd = start.plus(MONTH);
    return started;
  }

  AtStripe plan(String plan, long monthly) {
    planId = plan;
    agentId = null;
    price = monthly;
    return this;
  }

  AtStripe trial(Duration time) {
    status = "trialing";
    trialEnd = startedAt.plus(time);
    periodEnd = trialEnd;
    return this;
  }

  AtStripe nextPeriod() {
    status = status.equals("trialing") ? "active" : status;
    periodStart = periodEnd;
    periodEnd = periodEnd.plus(MONTH);
    return this;
  }

  AtStripe status(String word) {
    status = word;
    return this;
  }

  AtStripe autoRenew(boolean on) {
    cancelAtPeriodEnd = !on;
    return this;
  }

  AtStripe end(Instant at, String reason) {
    status = "canceled";
    endedAt = at;
    cancellationReason = reason;
    return this;
  }

  StripeSubscription state() {
    return new StripeSubscription(
        id,
        "cus_" + userId,
        status,
        "si_" + id,
        price,
        "usd",
        startedAt,
        periodStart,
        periodEnd,
        trialEnd,
        cancelAtPeriodEnd,
        endedAt,
        cancellationReason,
        "in_1",
        new Purchase(userId, planId, agentId, period, null, null));
  }

  StripeEvent created(Instant at) {
    return event("created", at);
  }

  StripeEvent updated(Instant at) {
    return event("updated", at);
  }

  StripeEvent deleted(Instant at) {
    return event("deleted", at);
  }

  Current<StripeSubscription> answer(Instant asOf) {
    return new Current<>(state(), asOf);
  }

  private StripeEvent event(String what, Instant at) {
    String eventId = "evt_" + ++events + "_" + id;
    return new StripeEvent(eventId, "customer.subscription." + what, at, state());
  }
}
