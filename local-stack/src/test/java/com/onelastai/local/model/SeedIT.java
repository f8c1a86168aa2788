package com.onelastai.local.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On an engine with an empty cache: its state changes the last digits of probabilities. */
class SeedIT {

  @TempDir private Path directory;

  @Test
  void sameSeedGivesTheSameAnswer() throws Exception {
    RunningModel model = RunningModel.start(directory);
    Set<String> answers = new HashSet<>();
    try {
      for (int seed = 1; seed <= 6; seed++) {
        Map<String, Object> chance = Map.of("temperature", 1.5, "max_tokens", 3, "seed", seed);
        String answer = model.content("Name an animal.", chance);
        assertThat(model.content("Name an animal.", chance)).isEqualTo(answer);
        answers.add(answer);
      }
    } finally {
      model.end();
    }
    assertThat(answers).hasSizeGreaterThan(3);
  }
}
