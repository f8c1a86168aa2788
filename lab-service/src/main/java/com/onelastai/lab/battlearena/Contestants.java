package com.onelastai.lab.battlearena;

import com.onelastai.lab.battlearena.BattleArenaInput.ContestantInput;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The agents of the platform that fight for ratings. */
@Component
class Contestants {

  private static final String FILE = "battlearena/contestants.json";

  private final List<Contestant> agents;

  Contestants(JsonMapper json) throws IOException {
    try (InputStream in = new ClassPathResource(FILE).getInputStream()) {
      this.agents = json.readValue(in, new TypeReference<List<Contestant>>() {});
    }
  }

  List<Contestant> agents() {
    return agents;
  }

  /** Whom an input means; empty if it names no agent and describes nobody. */
  Optional<Contestant> find(ContestantInput input) {
    String name = input.name().strip();
    if (input.persona() != null) {
      return Optional.of(new Contestant(null, name, input.persona().strip()));
    }
    return agents.stream()
        .filter(agent -> name.equals(agent.id()) || name.equalsIgnoreCase(agent.name()))
        .findFirst();
  }
}
