package com.onelastai.chat.conversation;

import com.onelastai.chat.agent.Agent;
import com.onelastai.chat.agent.AgentView;
import com.onelastai.chat.agent.AgentViews;
import com.onelastai.chat.agent.Agents;
import com.onelastai.chat.owner.Owner;
import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Agents")
class RecentAgentController {

  private static final int CONVERSATIONS = 50;

  private final Agents agents;
  private final AgentViews views;
  private final RecentAgents recent;

  RecentAgentController(Agents agents, AgentViews views, RecentAgents recent) {
    this.agents = agents;
    this.views = views;
    this.recent = recent;
  }

  @PermitAll
  @GetMapping("/api/agents/recent")
  @Operation(
      summary = "List the agents that the caller talked to last",
      description = "Each agent of the latest 50 conversations once, newest first.")
  Listing<AgentView> listRecentAgents(Owner owner, @Nullable Caller caller) {
    List<Agent> latest =
        recent.of(owner, CONVERSATIONS).stream()
            .flatMap(id -> agents.find(id, owner.userId()).stream())
            .toList();
    return new Listing<>(views.of(latest, caller), null);
  }
}
