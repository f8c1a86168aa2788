package com.onelastai.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunStateTest {

  @TempDir private Path directory;

  @Test
  void savedEntryIsFound() {
    RunState state = new RunState(directory);
    RunState.Entry entry =
        new RunState.Entry(42, Instant.parse("2030-01-01T00:00:00Z"), Map.of("P", 1), 1200L);

    state.save("kafka", entry);

    assertThat(state.find("kafka")).contains(entry);
    assertThat(state.names()).containsExactly("kafka");
  }

  @Test
  void recycledPidIsNotMistakenForThePart() {
    ProcessHandle self = ProcessHandle.current();
    Instant ours = PartProcess.startOf(self);

    assertThat(PartProcess.find(new RunState.Entry(self.pid(), ours, Map.of(), null)))
        .contains(self);
    assertThat(
            PartProcess.find(new RunState.Entry(self.pid(), ours.minusSeconds(60), Map.of(), null)))
        .isEmpty();
  }

  @Test
  void memoryOfAProcessIsRead() {
    assertThat(PartProcess.rssBytes(ProcessHandle.current().pid()))
        .hasValueSatisfying(bytes -> assertThat(bytes).isGreaterThan(10L << 20));
  }
}
