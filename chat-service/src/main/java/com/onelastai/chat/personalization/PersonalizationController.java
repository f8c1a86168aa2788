package com.onelastai.chat.personalization;

import com.onelastai.chat.agent.Agents;
import com.onelastai.chat.personalization.Personalization.AgentSettings;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.security.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
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
      summary = "Get the caller's settings for an agent",
      description = "For a value of null the agent's own style applies.")
  AgentSettings getAgentSettings(@PathVariable String id, Caller caller) {
    agents.require(id, caller.userId());
    return personalizations
        .find(caller.userId(), id)
        .map(AgentSettings::of)
        .orElse(AgentSettings.NONE);
  }

  @PutMapping
  @Operation(
      summary = "Set how an agent speaks to the caller",
      description =
          "Applies from the next answer on, in every conversation with the agent. A field that is "
              + "left out or null resets to the agent's own style.")
  AgentSettings setAgentSettings(
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
