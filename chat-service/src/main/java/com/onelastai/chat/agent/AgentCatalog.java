package com.onelastai.chat.agent;

import com.onelastai.chat.agent.Agent.Category;
import com.onelastai.starter.problem.FieldProblem;
import com.onelastai.starter.problem.JsonProblems;
import com.onelastai.starter.validation.LanguageTag;
import com.onelastai.starter.validation.NoControlCharacters;
import com.onelastai.starter.validation.OneOf;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The platform's agents: one per file {@code agents/<id>.yml}. */
@Component
class AgentCatalog {

  static final String FILES = "classpath*:agents/*.yml";

  private static final String SUFFIX = ".yml";
  private static final Pattern ID =
      Pattern.compile("(?!" + CustomAgents.PREFIX + ")[a-z0-9]+(-[a-z0-9]+)*");

  record AgentFile(
      @NotBlank @Size(max = 60) @NoControlCharacters String name,
      @NotNull Category category,
      @NotBlank @Size(max = 300) @NoControlCharacters String description,
      @NotBlank @Size(max = 4_000) @NoControlCharacters(lines = true) String systemPrompt,
      @NotNull @Size(min = 3, max = 4)
          List<@NotBlank @Size(max = 200) @NoControlCharacters String> starters,
      @NotNull @LanguageTag String language,
      @NotNull @OneOf(Agent.Access.class) String access) {

    Agent toAgent(String id) {
      return new Agent(
          id,
          name,
          category,
          description,
          systemPrompt.strip(),
          List.copyOf(starters),
          language,
          Agent.Access.valueOf(access.toUpperCase(Locale.ROOT)),
          null,
          null);
    }
  }

  private final JsonMapper json;
  private final Validator validator;
  private final NavigableMap<String, Agent> agents = new TreeMap<>();

  @Autowired
  AgentCatalog(JsonMapper json, Validator validator) throws IOException {
    this(json, validator, new PathMatchingResourcePatternResolver().getResources(FILES));
  }

  /**
   * @throws IllegalStateException if a file is not valid; names the file and the field
   */
  AgentCatalog(JsonMapper json, Validator validator, Resource... files) {
    this.json = json.rebuild().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    this.validator = validator;
    for (Resource file : files) {
      Agent agent = read(file);
      if (agents.put(agent.id(), agent) != null) {
        throw invalid(file, "another file has the same name", null);
      }
    }
  }

  Optional<Agent> find(String id) {
    return Optional.ofNullable(agents.get(id));
  }

  /** All agents, by id. */
  Collection<Agent> all() {
    return Collections.unmodifiableCollection(agents.values());
  }

  private Agent read(Resource file) {
    String name = Objects.requireNonNull(file.getFilename());
    String id = name.substring(0, name.length() - SUFFIX.length());
    if (!ID.matcher(id).matches()) {
      throw invalid(file, "the file name must be an agent id", null);
    }
    AgentFile content = parse(file);
    String problems =
        validator.validate(content).stream()
            .map(problem -> problem.getPropertyPath() + ": " + problem.getMessage())
            .sorted()
            .collect(Collectors.joining("; "));
    if (!problems.isEmpty()) {
      throw invalid(file, problems, null);
    }
    return content.toAgent(id);
  }

  private AgentFile parse(Resource file) {
    try (InputStream in = file.getInputStream()) {
      Object fields = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
      AgentFile content = json.convertValue(fields, AgentFile.class);
      if (content == null) {
        throw invalid(file, "it is empty", null);
      }
      return content;
    } catch (JacksonException invalid) {
      FieldProblem problem = JsonProblems.describe(invalid);
      throw invalid(file, problem.field() + ": " + problem.detail(), invalid);
    } catch (IOException | YAMLException unreadable) {
      throw invalid(file, String.valueOf(unreadable.getMessage()), unreadable);
    }
  }

  private static IllegalStateException invalid(
      Resource file, String problem, @Nullable Exception cause) {
    return new IllegalStateException(
        "Agent file " + file.getFilename() + " is not valid: " + problem, cause);
  }
}
