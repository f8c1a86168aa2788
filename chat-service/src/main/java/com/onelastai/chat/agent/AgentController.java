package com.onelastai.chat.agent;

import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.security.Anyone;
import com.onelastai.starter.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
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

@Anyone
@RestController
@RequestMapping(AgentController.ADDRESS)
@Tag(name = "Agents")
class AgentController {

  static final String ADDRESS = "/api/agents";

  private final Agents agents;
  private final AgentViews views;

  AgentController(Agents agents, AgentViews views) {
    this.agents = agents;
    this.views = views;
  }

  @GetMapping
  @Operation(
      summary = "The agents that one can talk to",
      description =
          "The platform's by id, then the caller's own by name. Without an account one may look at"
              + " all of the platform's and talk to those that are free.")
  @ApiResponse(responseCode = "200", description = "A page of those that match")
  @ApiResponse(responseCode = "400", description = "`invalid_request`, with the parameter")
  Listing<AgentView> list(@Valid @ParameterObject AgentQuery query, @Nullable Caller caller) {
    List<Agent> found = query.select(agents.visibleTo(userId(caller)));
    List<Agent> page = found.stream().limit(query.limit()).toList();
    return new Listing<>(
        views.of(page, caller),
        found.size() > page.size() ? query.next(ADDRESS, page.getLast().id()) : null);
  }

  @GetMapping("/categories")
  @Operation(
      summary = "What agents are for",
      description = "All categories, with how many agents of each the caller may look at.")
  @ApiResponse(responseCode = "200", description = "All of them")
  Listing<CategoryView> categories(@Nullable Caller caller) {
    Map<String, Long> sizes =
        agents.visibleTo(userId(caller)).stream()
            .collect(Collectors.groupingBy(Agent::category, Collectors.counting()));
    return new Listing<>(
        Arrays.stream(Category.values())
            .map(category -> CategoryView.of(category, sizes.getOrDefault(category.word(), 0L)))
            .toList(),
        null);
  }

  @GetMapping("/random")
  @Operation(
      summary = "Any agent that the caller may talk to",
      description = "One with a character: neither a demo nor a way to find agents.")
  @ApiResponse(responseCode = "200", description = "The agent")
  AgentView random(@Nullable Caller caller) {
    List<Agent> characters =
        agents.visibleTo(userId(caller)).stream()
            .filter(agent -> Category.of(agent.category()).hasCharacters())
            .toList();
    List<AgentView> open = views.of(characters, caller).stream().filter(AgentView::open).toList();
    return open.get(ThreadLocalRandom.current().nextInt(open.size()));
  }

  @GetMapping("/{id}")
  @Operation(
      summary = "An agent",
      description =
          "What the model is told of it, `systemPrompt`, is for who made it, and for admins.")
  @ApiResponse(responseCode = "200", description = "The agent")
  @ApiResponse(responseCode = "404", description = "`not_found`, also if another made it")
  AgentView agent(@PathVariable String id, @Nullable Caller caller) {
    return views.of(List.of(agents.require(id, userId(caller))), caller).getFirst();
  }

  private static @Nullable String userId(@Nullable Caller caller) {
    return caller == null ? null : caller.userId();
  }
}
