package com.onelastai.chat.conversation;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.chat.agent.Agent;
import com.onelastai.chat.agent.AgentView;
import com.onelastai.chat.agent.Agents;
import com.onelastai.chat.conversation.ConversationPage.ConversationSummary;
import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.listing.NewestFirst;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.security.OwnerOrAdmin;
import com.onelastai.starter.visit.Owner;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

@RestController
class ConversationListController {

  private static final NewestFirst<Conversation> OF_OWNER =
      new NewestFirst<>(
          Conversation.COLLECTION,
          Conversation.class,
          "owner",
          "updatedAt",
          Conversation::updatedAt,
          Conversation::id);

  private static final String OWN = "/api/chat/user/me";

  /** How many conversations {@code /api/agents/recent} looks at. */
  private static final int RECENT = 50;

  private final Agents agents;
  private final MongoOperations mongo;
  private final Adoption adoption;

  ConversationListController(Agents agents, MongoOperations mongo, Adoption adoption) {
    this.agents = agents;
    this.mongo = mongo;
    this.adoption = adoption;
  }

  @PermitAll
  @Tag(name = "Conversations")
  @GetMapping(OWN)
  @Operation(
      summary = "List the caller's conversations, latest activity first",
      description =
          "Conversations of the user, or of the browser while nobody is signed in, without their "
              + "messages. When a user signs in, the conversations of the browser become the "
              + "user's.")
  Listing<ConversationSummary> listOwnConversations(
      @Parameter(description = "Only conversations with this agent", example = "einstein")
          @RequestParam(required = false)
          @Nullable String agentId,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "20") @Min(1) @Max(Listing.MAX_SIZE) int size,
      Owner owner) {
    return own(owner, OWN, agentId, after, size);
  }

  @OwnerOrAdmin
  @Tag(name = "Conversations")
  @GetMapping("/api/chat/user/{userId}")
  @Operation(summary = "List a user's conversations, latest activity first")
  Listing<ConversationSummary> listConversations(
      @PathVariable String userId,
      @Parameter(description = "Only conversations with this agent", example = "einstein")
          @RequestParam(required = false)
          @Nullable String agentId,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "20") @Min(1) @Max(Listing.MAX_SIZE) int size,
      Owner reader) {
    String address =
        UriComponentsBuilder.fromPath("/api/chat/user/{userId}").build(userId).toString();
    return userId.equals(reader.userId())
        ? own(reader, address, agentId, after, size)
        : of(userId, address, agentId, after, size);
  }

  /**
   * @param agentId null for all agents
   */
  private Listing<ConversationSummary> own(
      Owner reader, String address, @Nullable String agentId, @Nullable String after, int size) {
    adoption.adopt(reader);
    return of(reader.key(), address, agentId, after, size);
  }

  /**
   * @param owner the owner's key
   * @param agentId null for all agents
   */
  private Listing<ConversationSummary> of(
      String owner, String address, @Nullable String agentId, @Nullable String after, int size) {
    Listing<Conversation> page =
        OF_OWNER.read(mongo, owner, query -> narrow(query, agentId), address, after, size);
    return new Listing<>(
        page.items().stream().map(ConversationSummary::of).toList(), next(page.next(), agentId));
  }

  private static void narrow(Query query, @Nullable String agentId) {
    query.addCriteria(where("deletedAt").exists(false));
    if (agentId != null) {
      query.addCriteria(where("agentId").is(agentId));
    }
    query.fields().exclude("messages", "answering");
  }

  private static @Nullable String next(@Nullable String next, @Nullable String agentId) {
    return next == null || agentId == null
        ? next
        : UriComponentsBuilder.fromUriString(next)
            .queryParam("agentId", "{agentId}")
            .build(agentId)
            .toString();
  }

  @PermitAll
  @Tag(name = "Agents")
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
            .limit(RECENT);
    latest.fields().include("agentId");
    return mongo.find(latest, Document.class, Conversation.COLLECTION).stream()
        .map(conversation -> conversation.getString("agentId"))
        .distinct()
        .toList();
  }
}
