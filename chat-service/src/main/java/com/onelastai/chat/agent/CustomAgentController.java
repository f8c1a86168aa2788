package com.onelastai.chat.agent;

import com.onelastai.starter.openapi.Problems;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.security.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
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

/** The agents that users create. Only its creator learns that an agent exists. */
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
      summary = "Create an agent",
      description = "Only the caller can see it and talk to it. A user can have 50 agents.")
  @Problems("too_many_agents")
  AgentView createAgent(@Valid @RequestBody AgentRequest request, Caller caller) {
    Agent made = request.toAgent(CustomAgents.nextId(), caller.userId(), clock.instant());
    agents.add(made, caller.userId());
    return AgentView.of(made, caller, true);
  }

  @PutMapping("/{id}")
  @Operation(
      summary = "Replace one of the caller's agents",
      description =
          "A field that is left out gets its default. Answers in progress are not affected.")
  AgentView changeAgent(
      @PathVariable String id, @Valid @RequestBody AgentRequest request, Caller caller) {
    return AgentView.of(agents.change(id, caller.userId(), request), caller, true);
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Delete one of the caller's agents",
      description = "Its settings are deleted too. Its conversations can still be read.")
  void removeAgent(@PathVariable String id, Caller caller) {
    agents.remove(id, caller.userId());
  }
}
