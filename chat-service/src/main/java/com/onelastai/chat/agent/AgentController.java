package com.onelastai.chat.agent;

import com.onelastai.chat.agent.Agent.Category;
import com.onelastai.chat.text.Folding;
import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.validation.LanguageTag;
import com.onelastai.starter.validation.OneOf;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

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

  AgentController(Agents agents) {
    this.agents = agents;
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
        agents.views(page, caller),
        found.size() > page.size() ? query.next(ADDRESS, page.getLast().id()) : null);
  }

  @GetMapping("/categories")
  @Operation(
      summary = "List the categories of agents",
      description = "With the number of agents that the caller can see in each.")
  Listing<CategoryView> listCategories(@Nullable Caller caller) {
    Map<Category, Long> sizes =
        agents.visibleTo(userId(caller)).stream()
            .collect(Collectors.groupingBy(Agent::category, Collectors.counting()));
    return new Listing<>(
        Arrays.stream(Category.values())
            .map(category ->
                new CategoryView(
                    category.value(),
                    category.title(),
                    category.description(),
                    sizes.getOrDefault(category, 0L)))
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
            .filter(agent -> agent.category().hasCharacters())
            .toList();
    List<AgentView> open =
        agents.views(characters, caller).stream().filter(AgentView::open).toList();
    return open.get(ThreadLocalRandom.current().nextInt(open.size()));
  }

  @GetMapping("/{id}")
  @Operation(
      summary = "Get an agent",
      description = "Only the user who created the agent and admins get its `systemPrompt`.")
  AgentView getAgent(@PathVariable String id, @Nullable Caller caller) {
    return agents.views(List.of(agents.require(id, userId(caller))), caller).getFirst();
  }

  private static @Nullable String userId(@Nullable Caller caller) {
    return caller == null ? null : caller.userId();
  }

  /**
   * A filter of agents; null matches all. It is applied in memory, as there are few agents.
   *
   * @param q words that must all occur in the name, description or category
   */
  record AgentQuery(
      @OneOf(Category.class) @Nullable String category,
      @OneOf(Agent.Access.class) @Nullable String access,
      @Parameter(
              description = "A language includes all its regions, unless one is given",
              example = "en")
          @LanguageTag
          @Nullable String language,
      @Parameter(description = "Words of the name, the description or the category")
          @Size(max = 200)
          @Nullable String q,
      @Parameter(description = "Only the caller's own agents") @Nullable Boolean mine,
      @Parameter(description = "The last agent of the page before") @Nullable String after,
      @Parameter(description = "50 if left out") @Min(1) @Max(Listing.MAX_SIZE)
          @Nullable Integer size) {

    private static final int SIZE = 50;

    /** The matching agents after the previous page, and one more than fits on the page. */
    List<Agent> select(List<Agent> all) {
      return remaining(all).stream().filter(this::matches).limit(limit() + 1L).toList();
    }

    int limit() {
      return size == null ? SIZE : size;
    }

    private List<Agent> remaining(List<Agent> all) {
      if (after == null) {
        return all;
      }
      int last = all.stream().map(Agent::id).toList().indexOf(after);
      if (last < 0) {
        throw ApiException.invalid(
            List.of(
                new FieldProblem(
                    "after", "unknown_cursor", "is not a cursor from the address of a next page")));
      }
      return all.subList(last + 1, all.size());
    }

    private boolean matches(Agent agent) {
      return (category == null || category.equals(agent.category().value()))
          && (access == null || access.equals(agent.access().word()))
          && (language == null || speaks(agent, language))
          && (q == null || contains(agent, q))
          && (!Boolean.TRUE.equals(mine) || agent.owner() != null);
    }

    private static boolean speaks(Agent agent, String language) {
      return agent.language().equals(language) || agent.language().startsWith(language + "-");
    }

    private static boolean contains(Agent agent, String words) {
      String text =
          Folding.of(agent.name() + "\n" + agent.description() + "\n" + agent.category().value());
      return Arrays.stream(Folding.of(words).strip().split("\\s+")).allMatch(text::contains);
    }

    /** The address of the next page. */
    String next(String path, String last) {
      return UriComponentsBuilder.fromPath(path)
          .queryParamIfPresent("category", Optional.ofNullable(category))
          .queryParamIfPresent("access", Optional.ofNullable(access))
          .queryParamIfPresent("language", Optional.ofNullable(language))
          .queryParamIfPresent(
              "q",
              Optional.ofNullable(q).map(text -> UriUtils.encode(text, StandardCharsets.UTF_8)))
          .queryParamIfPresent("mine", Optional.ofNullable(mine))
          .queryParam("after", last)
          .queryParamIfPresent("size", Optional.ofNullable(size))
          .build(true)
          .toUriString();
    }
  }
}
