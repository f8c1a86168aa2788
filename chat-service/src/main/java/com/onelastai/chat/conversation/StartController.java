package com.onelastai.chat.conversation;

import com.onelastai.chat.agent.Agent;
import com.onelastai.chat.agent.Agents;
import com.onelastai.chat.owner.Owner;
import com.onelastai.starter.security.Anyone;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Anyone
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
          "It is the user's, or the browser's as long as nobody is signed in. What is said is sent"
              + " to `POST /api/chat/message`.")
  @ApiResponse(responseCode = "201", description = "It has begun")
  @ApiResponse(responseCode = "400", description = "`invalid_request` names the field")
  @ApiResponse(
      responseCode = "401",
      description =
          "`sign_in_required`: neither user nor browser is known, or the agent asks for an account")
  @ApiResponse(
      responseCode = "402",
      description =
          "`subscription_required`: the caller has not subscribed to `agentId`, or not for longer"
              + " than until `expiredAt`")
  @ApiResponse(responseCode = "404", description = "`not_found`: there is no such agent")
  Started start(@Valid @RequestBody Start start, Owner owner) {
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
