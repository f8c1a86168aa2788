package com.onelastai.chat.agent;

import com.onelastai.chat.entitlement.EntitledUser;
import com.onelastai.chat.entitlement.Entitlements;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.visit.Owner;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** The platform's agents and the user's own, and who may talk to which. */
@Service
public class Agents {

  private final AgentCatalog catalog;
  private final CustomAgents custom;
  private final Entitlements entitlements;
  private final Clock clock;

  Agents(AgentCatalog catalog, CustomAgents custom, Entitlements entitlements, Clock clock) {
    this.catalog = catalog;
    this.custom = custom;
    this.entitlements = entitlements;
    this.clock = clock;
  }

  /**
   * An agent of the platform, from memory, or one that this user created.
   *
   * @param userId null if nobody is signed in
   */
  public Optional<Agent> find(String agentId, @Nullable String userId) {
    Optional<Agent> agent = catalog.find(agentId);
    return agent.isEmpty() && userId != null ? custom.find(agentId, userId) : agent;
  }

  /**
   * @throws ApiException 404 if {@link #find} finds none
   */
  public Agent require(String agentId, @Nullable String userId) {
    return find(agentId, userId).orElseThrow(() -> ApiException.notFound("agent"));
  }

  /**
   * The agent, if this owner may talk to it.
   *
   * @throws ApiException 404 if there is none; 401 {@code sign_in_required} if it requires an
   *     account; 402 {@code subscription_required} if the user's subscriptions do not include it
   */
  public Agent admit(String agentId, Owner owner) {
    Agent agent = require(agentId, owner.userId());
    if (agent.access() == Agent.Access.FREE || owner.admin()) {
      return agent;
    }
    String userId = owner.userId();
    if (userId == null) {
      throw new ApiException(
          HttpStatus.UNAUTHORIZED, "sign_in_required", "Sign in to talk to this agent.");
    }
    Instant until = entitlements.of(userId).until(agent.id());
    if (isOver(until)) {
      throw subscriptionRequired(agent, until);
    }
    return agent;
  }

  /** Agents as this caller sees them, with one read for any number of agents. */
  public List<AgentView> views(List<Agent> agents, @Nullable Caller caller) {
    Predicate<Agent> open = openTo(caller);
    return agents.stream().map(agent -> AgentView.of(agent, caller, open.test(agent))).toList();
  }

  private Predicate<Agent> openTo(@Nullable Caller caller) {
    if (caller == null) {
      return agent -> agent.access() == Agent.Access.FREE;
    }
    if (caller.isAdmin()) {
      return _ -> true;
    }
    EntitledUser user = entitlements.of(caller.userId());
    return agent -> agent.access() == Agent.Access.FREE || !isOver(user.until(agent.id()));
  }

  /** All agents that a user can see: the platform's by id, then the user's own by name. */
  List<Agent> visibleTo(@Nullable String userId) {
    List<Agent> agents = new ArrayList<>(catalog.all());
    if (userId != null) {
      agents.addAll(custom.ofOwner(userId));
    }
    return agents;
  }

  private boolean isOver(@Nullable Instant until) {
    return until == null || !clock.instant().isBefore(until);
  }

  private static ApiException subscriptionRequired(Agent agent, @Nullable Instant until) {
    String detail =
        until == null
            ? "Subscribe to talk to this agent."
            : "Your subscription has ended. Subscribe to go on talking to this agent.";
    ApiException refusal =
        new ApiException(HttpStatus.PAYMENT_REQUIRED, "subscription_required", detail)
            .with("agentId", agent.id());
    return until == null ? refusal : refusal.with("expiredAt", until);
  }

  /** Deletes what a feature stores for one of a user's own agents when that agent is deleted. */
  public interface AgentCleanup {

    /** Idempotent; may be called for an agent for which nothing is stored. */
    void purge(String userId, String agentId);
  }
}
