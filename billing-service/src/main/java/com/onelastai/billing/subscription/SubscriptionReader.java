package com.onelastai.billing.subscription;

import com.onelastai.billing.agent.Agent;
import com.onelastai.billing.agent.AgentReadModel;
import com.onelastai.billing.plan.Plan;
import com.onelastai.billing.plan.PlanView;
import com.onelastai.billing.plan.Plans;
import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.listing.NewestFirst;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.security.Caller;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Service;

/** What users ask about what they have. */
@Service
class SubscriptionReader {

  private static final NewestFirst<Subscription> OF_USER =
      new NewestFirst<>(
          Subscription.COLLECTION,
          Subscription.class,
          "userId",
          "startDate",
          Subscription::startDate,
          Subscription::id);

  private final MongoOperations mongo;
  private final Subscriptions subscriptions;
  private final Plans plans;
  private final AgentReadModel agents;
  private final Clock clock;

  SubscriptionReader(
      MongoOperations mongo,
      Subscriptions subscriptions,
      Plans plans,
      AgentReadModel agents,
      Clock clock) {
    this.mongo = mongo;
    this.subscriptions = subscriptions;
    this.plans = plans;
    this.agents = agents;
    this.clock = clock;
  }

  Listing<SubscriptionView> ofUser(
      String userId, String address, @Nullable String after, int size) {
    return OF_USER.read(mongo, userId, address, after, size).map(SubscriptionView::of);
  }

  AgentAccess access(String agentId, Caller caller) {
    Agent agent = agents.find(agentId).orElseThrow(() -> ApiException.notFound("agent"));
    return agent.subscription() && !caller.isAdmin()
        ? AgentAccess.of(agentId, subscriptions.ofUser(caller.userId()), clock.instant())
        : AgentAccess.free(agentId);
  }

  OwnPlan plan(String userId) {
    Subscription live = subscriptions.live(userId, null).orElse(null);
    String planId = live == null ? Plan.FREE : live.plan();
    return new OwnPlan(
        PlanView.of(plans.find(planId).orElseThrow()),
        live == null ? null : SubscriptionView.of(live));
  }

  /** The plan that somebody has, besides agents that they subscribed to one by one. */
  record OwnPlan(
      PlanView plan,
      @Schema(description = "Null with the free plan") @Nullable SubscriptionView subscription) {}
}
