package com.onelastai.chat.conversation;

import com.onelastai.chat.agent.Agent;
import com.onelastai.chat.agent.Agents;
import com.onelastai.chat.owner.Owner;
import com.onelastai.starter.openapi.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@PermitAll
@RestController
@Tag(name = "Conversations")
class StartController {

  private final Agents agents;
  private final Conversations conversations;

  StartController(Agents agents, Conversations conversations) {
    this.agents = agents;
    this.conversations = conversations;
  }

  @PostMapping("/api/chat/start")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Start a conversation",
      description =
          """
          It belongs to the user, or to the browser while nobody is signed in. Send messages to \
          `POST /api/chat/message`.\
          """)
  @Problems({"subscription_required", "not_found"})
  Started startConversation(@Valid @RequestBody Start start, Owner owner) {
    Agent agent = agents.admit(start.agentId(), owner);
    Conversation started = conversations.start(owner, agent.id(), agent.name());
    return new Started(started.id(), started.agentId(), started.startTime());
  }

  record Start(@Schema(example = "einstein") @NotBlank String agentId) {}

  record Started(
      @Schema(example = "c-Xq2v9TtU0mF3aLrN7yKp5w") String conversationId,
      @Schema(example = "einstein") String agentId,
      Instant startTime) {}
}
