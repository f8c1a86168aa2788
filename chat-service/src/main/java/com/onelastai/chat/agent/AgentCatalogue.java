package com.onelastai.chat.agent;

import com.onelastai.starter.problem.FieldProblem;
import com.onelastai.starter.problem.JsonProblems;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.Collections;
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

/** The platform's agents: one for each file in {@code agents/}, whose name is the agent's id. */
@Component
class AgentCatalogue {

  private static final String FILES = "classpath*:agents/*.yml";
  private static final String SUFFIX = ".yml";

  /** What can be a page's name, is none of a list's, and is nobody's own agent. */
  private static final Pattern ID =
      Pattern.compile("(?!custom-|(categories|favorites|recent)$)[a-z0-9]+(-[a-z0-9]+)*");

  private final JsonMapper json;
  private final Validator validator;
  private final NavigableMap<String, Agent> agents = new TreeMap<>();

  @Autowired
  AgentCatalogue(JsonMapper json, Validator validator) throws IOException {
    this(json, validator, new PathMatchingResourcePatternResolver().getResources(FILES));
  }

  /**
   * @throws IllegalStateException if a file does not describe an agent; names the file and the
   *     field
   */
  AgentCatalogue(JsonMapper json, Validator validator, Resource... files) {
    this.json = json.rebuild().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    this.validator = validator;
    for (Resource file : files) {
      Agent agent = read(file);
      if (agents.put(agent.id(), agent) != null) {
        throw bad(file, "there is another of this name", null);
      }
    }
  }

  Optional<Agent> find(String id) {
    return Optional.ofNullable(agents.get(id));
  }

  /** All, by id. */
  Collection<Agent> all() {
    return Collections.unmodifiableCollection(agents.values());
  }

  private Agent read(Resource file) {
    String name = Objects.requireNonNull(file.getFilename());
    String id = name.substring(0, name.length() - SUFFIX.length());
    if (!ID.matcher(id).matches()) {
      throw bad(file, "its name cannot be an agent's id", null);
    }
    AgentFile described = parse(file);
    String problems =
        validator.validate(described).stream()
            .map(problem -> problem.getPropertyPath() + ": " + problem.getMessage())
            .sorted()
            .collect(Collectors.joining("; "));
    if (!problems.isEmpty()) {
      throw bad(file, problems, null);
    }
    return described.toAgent(id);
  }

  private AgentFile parse(Resource file) {
    try (InputStream in = file.getInputStream()) {
      Object fields = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
      AgentFile described = json.convertValue(fields, AgentFile.class);
      if (described == null) {
        throw bad(file, "it is empty", null);
      }
      return described;
    } catch (JacksonException wrong) {
      FieldProblem problem = JsonProblems.describe(wrong);
      throw bad(file, problem.field() + ": " + problem.detail(), wrong);
    } catch (IOException | YAMLException unreadable) {
      throw bad(file, String.valueOf(unreadable.getMessage()), unreadable);
    }
  }

  private static IllegalStateException bad(
      Resource file, String problem, @Nullable Exception cause) {
    return new IllegalStateException(
        "The agent's file " + file.getFilename() + " is not valid: " + problem, cause);
  }
}
