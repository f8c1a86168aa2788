package com.onelastai.billing.subscription;

import com.onelastai.billing.agent.Agent;
import com.onelastai.billing.agent.AgentReadModel;
import com.onelastai.billing.plan.Plan;
import com.onelastai.billing.plan.Plans;
import com.onelastai.billing.reward.Grants;
import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.listing.NewestFirst;
import com.onelastai.starter.openapi.Problems;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.security.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

@RestController
@Tag(name = "Subscriptions")
class SubscriptionController {

  private static final String USERS_SUBSCRIPTIONS = "/api/agent-subscriptions/user/{userId}";

  private static final NewestFirst<Subscription> NEWEST_FIRST =
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
  private final Grants grants;
  private final Clock clock;

  SubscriptionController(
      MongoOperations mongo,
      Subscriptions subscriptions,
      Plans plans,
      AgentReadModel agents,
      Grants grants,
      Clock clock) {
    this.mongo = mongo;
    this.subscriptions = subscriptions;
    this.plans = plans;
    this.agents = agents;
    this.grants = grants;
    this.clock = clock;
  }

  @SignedIn
  @GetMapping(USERS_SUBSCRIPTIONS)
  @Operation(
      summary = "List a user's subscriptions, newest first",
      description =
          "Plans and single agents, including subscriptions that have ended. Only the user and "
              + "admins can see them.")
  @Problems("not_found")
  Listing<Subscription> listSubscriptions(
      @PathVariable String userId,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "20") @Min(1) @Max(Listing.MAX_SIZE) int size,
      Caller caller) {
    if (!caller.mayReach(userId)) {
      throw ApiException.notFound("user");
    }
    String address = UriComponentsBuilder.fromPath(USERS_SUBSCRIPTIONS).build(userId).toString();
    return NEWEST_FIRST.read(mongo, userId, address, after, size);
  }

  @SignedIn
  @GetMapping("/api/agent-subscriptions/check/{agentId}")
  @Operation(
      summary = "Check whether the caller may talk to an agent",
      description =
          "Returns until when and why. `free` means that the agent requires no subscription; "
              + "admins never need one.")
  AgentAccess checkAgentAccess(@PathVariable String agentId, Caller caller) {
    Agent agent = agents.find(agentId).orElseThrow(() -> ApiException.notFound("agent"));
    return agent.subscription() && !caller.isAdmin()
        ? access(agentId, caller.userId())
        : AgentAccess.free(agentId);
  }

  /** What points have opened counts where no subscription does. */
  private AgentAccess access(String agentId, String userId) {
    Instant now = clock.instant();
    AgentAccess bought = AgentAccess.of(agentId, subscriptions.ofUser(userId), now);
    return bought.allowed()
        ? bought
        : grants
            .opens(userId, agentId)
            .filter(now::isBefore)
            .map(until -> AgentAccess.granted(agentId, until))
            .orElse(bought);
  }

  @SignedIn
  @GetMapping("/api/billing/plan")
  @Operation(
      summary = "Get the caller's plan",
      description = "Returns the plan of the subscription, or the free plan.")
  OwnPlan getOwnPlan(Caller caller) {
    Subscription live = subscriptions.live(caller.userId(), null).orElse(null);
    String planId = live == null ? Plan.FREE : live.plan();
    return new OwnPlan(plans.find(planId).orElseThrow(), live);
  }

  /** A user's plan, without subscriptions to single agents. */
  record OwnPlan(
      Plan plan,
      @Schema(description = "Null with the free plan") @Nullable Subscription subscription) {}
}
