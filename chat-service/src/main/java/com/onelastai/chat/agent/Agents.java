package com.onelastai.chat.agent;

import com.onelastai.chat.owner.Owner;
import com.onelastai.starter.problem.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Who can be talked to. */
@Service
public class Agents {

  private final AgentCatalogue catalogue;
  private final CustomAgents custom;
  private final Admission admission;

  Agents(AgentCatalogue catalogue, CustomAgents custom, Admission admission) {
    this.catalogue = catalogue;
    this.custom = custom;
    this.admission = admission;
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
   * The agent, if it answers them.
   *
   * @throws ApiException 404 if there is none; 401 {@code sign_in_required} if it asks for an
   *     account; 402 {@code subscription_required} if theirs does not open it
   */
  public Agent admit(String agentId, Owner owner) {
    Agent agent = require(agentId, owner.userId());
    admission.check(agent, owner);
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
