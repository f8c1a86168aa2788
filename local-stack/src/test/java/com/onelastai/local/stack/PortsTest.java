package com.onelastai.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ports and processes of running parts. */
class PortsTest {

  private static final String VARIABLE = "ONELASTAI_KAFKA_PORT";
  private static final Map<String, String> RANDOM = Map.of("ONELASTAI_PORTS", "random");

  private final ProcessHandle self = ProcessHandle.current();
  @TempDir private Path home;
  private RunState state;

  @BeforeEach
  void state() {
    state = new RunState(home.resolve("run"));
  }

  @Test
  void defaultPortIsUsedWithoutAVariable() {
    assertThat(port(Map.of())).isEqualTo(9092);
    assertThat(port(Map.of(VARIABLE, "19092"))).isEqualTo(19092);
  }

  @Test
  void randomPortIsStored() {
    int first = port(RANDOM);

    assertThat(first).isNotEqualTo(9092);
    assertThat(port(RANDOM)).isEqualTo(first);
  }

  @Test
  void runningPartKeepsItsPort() {
    RunState.Entry entry =
        new RunState.Entry(self.pid(), PartProcess.startOf(self), Map.of(VARIABLE, 29092), 1200L);
    state.save("kafka", entry);

    assertThat(state.find("kafka")).contains(entry);
    assertThat(state.names()).containsExactly("kafka");
    assertThat(port(Map.of(VARIABLE, "19092"))).isEqualTo(29092);
  }

  @Test
  void recycledPidIsNotMistakenForThePart() {
    Instant ours = PartProcess.startOf(self);

    assertThat(PartProcess.find(new RunState.Entry(self.pid(), ours, Map.of(), null)))
        .contains(self);
    assertThat(
            PartProcess.find(new RunState.Entry(self.pid(), ours.minusSeconds(60), Map.of(), null)))
        .isEmpty();
  }

  @Test
  void memoryOfAProcessIsRead() {
    assertThat(PartProcess.memoryBytes(self.pid()))
        .hasValueSatisfying(bytes -> assertThat(bytes).isGreaterThan(10L << 20));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "65536", "-1", "http", "80 80"})
  void invalidPortIsRefusedWithItsVariable(String value) {
    assertThatThrownBy(() -> port(Map.of(VARIABLE, value)))
        .isInstanceOf(StackException.class)
        .hasMessageContaining(VARIABLE + "=" + value);
  }

  @Test
  void holderOfATakenPortIsFound() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      int port = taken.getLocalPort();

      assertThat(Ports.isFree(port)).isFalse();
      assertThat(PortHolder.of(port))
          .hasValueSatisfying(holder -> assertThat(holder).contains("pid " + self.pid()));
    }
  }

  @Test
  void portVariableIsDerivedFromThePartName() {
    assertThat(StackSettings.portVariable("tracking-service"))
        .isEqualTo("ONELASTAI_TRACKING_SERVICE_PORT");
  }

  private int port(Map<String, String> environment) {
    StackSettings settings = new StackSettings(home, home, environment, Map.of());
    Map<String, Integer> ports = new Ports(settings, state).of("kafka", Map.of(VARIABLE, 9092));
    return ports.values().iterator().next();
  }
}
