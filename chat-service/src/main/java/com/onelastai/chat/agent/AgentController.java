package com.onelastai.chat.agent;

import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@PermitAll
@RestController
@RequestMapping(AgentController.ADDRESS)
@Tag(name = "Agents")
class AgentController {

  static final String ADDRESS = "/api/agents";

  @Schema(name = "AgentCategory")
  record CategoryView(
      @Schema(example = "learning") String id,
      @Schema(example = "Learning") String name,
      @Schema(example = "Explain things and think with you") String description,
      @Schema(description = "The number of agents that the caller can see", example = "3")
          long agents) {}

  private final Agents agents;
  private final AgentViews views;

  AgentController(Agents agents, AgentViews views) {
    this.agents = agents;
    this.views = views;
  }

  @GetMapping
  @Operation(
      summary = "List the agents",
      description =
          "First the platform's agents by id, then the caller's own by name. Without an account, "
              + "a visitor can see all agents of the platform and talk to the free ones.")
  Listing<AgentView> listAgents(@Valid @ParameterObject AgentQuery query, @Nullable Caller caller) {
    List<Agent> found = query.select(agents.visibleTo(userId(caller)));
    List<Agent> page = found.stream().limit(query.limit()).toList();
    return new Listing<>(
        views.of(page, caller),
        found.size() > page.size() ? query.next(ADDRESS, page.getLast().id()) : null);
  }

  @GetMapping("/categories")
  @Operation(
      summary = "List the categories of agents",
      description = "With the number of agents that the caller can see in each.")
  Listing<CategoryView> listCategories(@Nullable Caller caller) {
    Map<String, Long> sizes =
        agents.visibleTo(userId(caller)).stream()
            .collect(Collectors.groupingBy(Agent::category, Collectors.counting()));
    return new Listing<>(
        Arrays.stream(Category.values())
            .map(category -> new CategoryView(
                    category.word(),
                    category.title(),
                    category.description(),
                    sizes.getOrDefault(category.word(), 0L)))
            .toList(),
        null);
  }

  @GetMapping("/random")
  @Operation(
      summary = "Get a random agent that the caller may talk to",
      description = "An agent with a character: not a demo and not an agent that finds agents.")
  AgentView getRandomAgent(@Nullable Caller caller) {
    List<Agent> characters =
        agents.visibleTo(userId(caller)).stream()
            .filter(agent -> Category.of(agent.category()).hasCharacters())
            .toList();
    List<AgentView> open = views.of(characters, caller).stream().filter(AgentView::open).toList();
    return open.get(ThreadLocalRandom.current().nextInt(open.size()));
  }

  @GetMapping("/{id}")
  @Operation(
      summary = "Get an agent",
      description = "Only the user who created the agent and admins get its `systemPrompt`.")
  AgentView getAgent(@PathVariable String id, @Nullable Caller caller) {
    return views.of(List.of(agents.require(id, userId(caller))), caller).getFirst();
  }

  private static @Nullable String userId(@Nullable Caller caller) {
    return caller == null ? null : caller.userId();
  }
}
