package com.onelastai.chat.agent;

import com.onelastai.starter.security.Caller;
import com.onelastai.starter.security.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The agents that users make. Nobody but who made one learns that it exists. */
@SignedIn
@RestController
@RequestMapping(AgentController.ADDRESS)
@Tag(name = "Agents")
class CustomAgentController {

  private final CustomAgents agents;
  private final Clock clock;

  CustomAgentController(CustomAgents agents, Clock clock) {
    this.agents = agents;
    this.clock = clock;
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Make an agent",
      description = "It is the caller's alone: nobody else sees it or talks to it. At most 50.")
  @ApiResponse(responseCode = "201", description = "The agent")
  @ApiResponse(responseCode = "400", description = "`invalid_request`, with the fields")
  @ApiResponse(responseCode = "409", description = "`too_many_agents`")
  AgentView create(@Valid @RequestBody AgentRequest request, Caller caller) {
    Agent made = request.toAgent(CustomAgents.nextId(), caller.userId(), clock.instant());
    agents.add(made, caller.userId());
    return AgentView.of(made, caller, true);
  }

  @PutMapping("/{id}")
  @Operation(
      summary = "Describe an agent of one's own anew",
      description = "What is left out gets its default. Answers that are being made go on.")
  @ApiResponse(responseCode = "200", description = "The agent as it is now")
  @ApiResponse(responseCode = "400", description = "`invalid_request`, with the fields")
  @ApiResponse(responseCode = "404", description = "`not_found`: the caller made no such agent")
  AgentView change(
      @PathVariable String id, @Valid @RequestBody AgentRequest request, Caller caller) {
    return AgentView.of(agents.change(id, caller.userId(), request), caller, true);
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Remove an agent of one's own",
      description = "Its settings go with it. Conversations with it stay, to be read.")
  @ApiResponse(responseCode = "204", description = "It is gone")
  @ApiResponse(responseCode = "404", description = "`not_found`: the caller made no such agent")
  void remove(@PathVariable String id, Caller caller) {
    agents.remove(id, caller.userId());
  }
}
