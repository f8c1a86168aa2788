package com.onelastai.chat.agent;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.onelastai.chat.agent.Agent.Category;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.validation.OneOf;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An agent as users see it. */
@Schema(name = "Agent")
public record AgentView(
    @Schema(example = "einstein") String id,
    @Schema(example = "Einstein Agent") String name,
    @Schema(example = "learning") Category category,
    @Schema(example = "A playful physics teacher who explains the universe with trains.")
        String description,
    @Schema(example = "[\"Why can nothing travel faster than light?\"]") List<String> starters,
    @Schema(example = "en") String language,
    @OneOf(Agent.Access.class)
        @Schema(description = "Who may talk to it: everyone, or its subscribers")
        String access,
    @Schema(description = "Whether the caller may talk to it") boolean open,
    @Schema(description = "Whether the caller made it") boolean custom,
    @Schema(description = "Only for the caller's own agents, and for admins")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String systemPrompt,
    @Schema(description = "Only for the caller's own agents")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable Instant createdAt) {

  static AgentView of(Agent agent, @Nullable Caller caller, boolean open) {
    boolean withPrompt = caller != null && caller.mayReach(agent.owner());
    return new AgentView(
        agent.id(),
        agent.name(),
        agent.category(),
        agent.description(),
        agent.starters(),
        agent.language(),
        agent.access().word(),
        open,
        agent.owner() != null,
        withPrompt ? agent.systemPrompt() : null,
        agent.createdAt());
  }
}
