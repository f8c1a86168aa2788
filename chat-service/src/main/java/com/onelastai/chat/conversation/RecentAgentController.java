package com.onelastai.chat.conversation;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.chat.agent.Agent;
import com.onelastai.chat.agent.AgentView;
import com.onelastai.chat.agent.Agents;
import com.onelastai.chat.owner.Owner;
import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Agents")
class RecentAgentController {

  private static final int CONVERSATIONS = 50;

  private final Agents agents;
  private final MongoOperations mongo;
  private final Adoption adoption;

  RecentAgentController(Agents agents, MongoOperations mongo, Adoption adoption) {
    this.agents = agents;
    this.mongo = mongo;
    this.adoption = adoption;
  }

  @PermitAll
  @GetMapping("/api/agents/recent")
  @Operation(
      summary = "List the agents that the caller talked to last",
      description = "Each agent of the latest 50 conversations once, newest first.")
  Listing<AgentView> listRecentAgents(Owner owner, @Nullable Caller caller) {
    adoption.adopt(owner);
    List<Agent> latest =
        latestAgents(owner.key()).stream()
            .flatMap(id -> agents.find(id, owner.userId()).stream())
            .toList();
    return new Listing<>(agents.views(latest, caller), null);
  }

  private List<String> latestAgents(String owner) {
    Query latest =
        new Query(where("owner").is(owner).and("deletedAt").exists(false))
            .with(Sort.by(Sort.Direction.DESC, "updatedAt", "_id"))
            .limit(CONVERSATIONS);
    latest.fields().include("agentId");
    return mongo.find(latest, Document.class, Conversation.COLLECTION).stream()
        .map(conversation -> conversation.getString("agentId"))
        .distinct()
        .toList();
  }
}
