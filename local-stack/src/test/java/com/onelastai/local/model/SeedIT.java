package com.onelastai.local.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On an engine that holds nothing else: what it holds shows in the last digits of chances. */
class SeedIT {

  @TempDir private Path directory;

  @Test
  void sameSeedGivesTheSameAnswer() throws Exception {
    RunningModel process = RunningModel.start(directory);
    Set<String> answers = new HashSet<>();
    try {
      for (int seed = 1; seed <= 6; seed++) {
        Map<String, Object> chance = Map.of("temperature", 1.5, "max_tokens", 3, "seed", seed);
        String answer = process.client().content("Name an animal.", chance);
        assertThat(process.client().content("Name an animal.", chance)).isEqualTo(answer);
        answers.add(answer);
      }
    } finally {
      process.end();
    }
    assertThat(answers).hasSizeGreaterThan(3);
  }
}
