package com.onelastai.chat.personalization;

import com.onelastai.chat.agent.Agents;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.security.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Clock;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@SignedIn
@RestController
@RequestMapping("/api/agents/{id}/settings")
@Tag(name = "Agents")
class PersonalizationController {

  private final Agents agents;
  private final Personalizations personalizations;
  private final Clock clock;

  PersonalizationController(Agents agents, Personalizations personalizations, Clock clock) {
    this.agents = agents;
    this.personalizations = personalizations;
    this.clock = clock;
  }

  @GetMapping
  @Operation(
      summary = "How the caller wants an agent to speak",
      description = "What is null is left to the agent.")
  @ApiResponse(responseCode = "200", description = "The settings")
  @ApiResponse(responseCode = "404", description = "`not_found`: there is no such agent")
  AgentSettings read(@PathVariable String id, Caller caller) {
    agents.require(id, caller.userId());
    return personalizations
        .find(caller.userId(), id)
        .map(AgentSettings::of)
        .orElse(AgentSettings.NONE);
  }

  @PutMapping
  @Operation(
      summary = "Say how an agent is to speak",
      description =
          "Holds from the next answer on, in every conversation with it. What is left out or null"
              + " goes back to the agent's own way.")
  @ApiResponse(responseCode = "200", description = "The settings as they are now")
  @ApiResponse(responseCode = "400", description = "`invalid_request`, with the fields")
  @ApiResponse(responseCode = "404", description = "`not_found`: there is no such agent")
  AgentSettings set(
      @PathVariable String id, @Valid @RequestBody AgentSettings settings, Caller caller) {
    String userId = caller.userId();
    agents.require(id, userId);
    if (settings.equals(AgentSettings.NONE)) {
      personalizations.purge(userId, id);
    } else {
      personalizations.save(settings.toPersonalization(userId, id, clock.instant()));
    }
    return settings;
  }
}
