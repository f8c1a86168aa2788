package com.onelastai.chat.agent;

import com.onelastai.starter.problem.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** Who can be talked to. */
@Service
public class Agents {

  private final AgentCatalogue catalogue;
  private final CustomAgents custom;

  Agents(AgentCatalogue catalogue, CustomAgents custom) {
    this.catalogue = catalogue;
    this.custom = custom;
  }

  /**
   * An agent of the platform's, which is held in memory, or one that this user made.
   *
   * @param userId null if nobody is signed in
   */
  public Optional<Agent> find(String agentId, @Nullable String userId) {
    Optional<Agent> agent = catalogue.find(agentId);
    return agent.isEmpty() && userId != null ? custom.find(agentId, userId) : agent;
  }

  /**
   * @throws ApiException 404 if {@link #find} finds none
   */
  public Agent require(String agentId, @Nullable String userId) {
    return find(agentId, userId).orElseThrow(() -> ApiException.notFound("agent"));
  }

  /**
   * The agent, if this user may talk to it.
   *
   * @throws ApiException 404 if there is none; 401 {@code sign_in_required} if it asks for an
   *     account
   */
  public Agent admit(String agentId, @Nullable String userId) {
    Agent agent = require(agentId, userId);
    if (agent.access() == Agent.Access.SUBSCRIPTION && userId == null) {
      throw new ApiException(
          HttpStatus.UNAUTHORIZED, "sign_in_required", "Sign in to talk to this agent.");
    }
    return agent;
  }

  /** All that somebody may look at: the platform's by id, then their own by name. */
  List<Agent> visibleTo(@Nullable String userId) {
    List<Agent> agents = new ArrayList<>(catalogue.all());
    if (userId != null) {
      agents.addAll(custom.ofOwner(userId));
    }
    return agents;
  }
}
