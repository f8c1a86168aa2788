package com.onelastai.chat.agent;

import com.onelastai.chat.agent.Agent.Category;
import com.onelastai.starter.openapi.Problems;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.security.SignedIn;
import com.onelastai.starter.validation.LanguageTag;
import com.onelastai.starter.validation.NoControlCharacters;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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

  /** An agent as a user describes it; a field that is left out gets a default. */
  record AgentRequest(
      @Schema(example = "Spanish Sofia") @NotBlank @Size(max = 60) @NoControlCharacters String name,
      @Schema(example = "Practises Spanish with you, one small talk a day.")
          @NotBlank
          @Size(max = 300)
          @NoControlCharacters
          String description,
      @Schema(description = "`custom` if left out", example = "learning")
          @Nullable Category category,
      @Schema(
              example =
                  "You are Sofia, a patient teacher of Spanish. Answer in easy Spanish and correct"
                      + " one mistake at a time.")
          @NotBlank
          @Size(max = 4_000)
          @NoControlCharacters(lines = true)
          String systemPrompt,
      @Schema(description = "None if left out", example = "[\"Hola, ¿qué tal?\"]") @Size(max = 6)
          @Nullable List<@NotBlank @Size(max = 200) @NoControlCharacters String> starters,
      @Schema(description = "BCP 47; `en` if left out", example = "es") @LanguageTag
          @Nullable String language) {

    AgentRequest {
      name = strip(name);
      description = strip(description);
      systemPrompt = strip(systemPrompt);
      starters = starters == null ? null : starters.stream().map(AgentRequest::strip).toList();
    }

    /** A missing text becomes blank, which validation rejects. */
    private static String strip(@Nullable String text) {
      return text == null ? "" : text.strip();
    }

    Agent toAgent(String id, String owner, @Nullable Instant createdAt) {
      return new Agent(
          id,
          name,
          Objects.requireNonNullElse(category, Category.CUSTOM),
          description,
          systemPrompt,
          Objects.requireNonNullElse(starters, List.of()),
          Objects.requireNonNullElse(language, "en"),
          Agent.Access.FREE,
          owner,
          createdAt);
    }
  }
}
