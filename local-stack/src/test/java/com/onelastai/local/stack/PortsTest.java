package com.onelastai.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {

  private static final String VARIABLE = "ONELASTAI_KAFKA_PORT";

  @TempDir private Path home;

  @Test
  void defaultPortIsUsedWithoutAVariable() {
    assertThat(port(Map.of())).isEqualTo(9092);
  }

  @Test
  void variableSetsThePort() {
    assertThat(port(Map.of(VARIABLE, "19092"))).isEqualTo(19092);
  }

  @Test
  void randomPortIsStored() {
    int first = port(Map.of("ONELASTAI_PORTS", "random"));

    assertThat(first).isNotEqualTo(9092);
    assertThat(port(Map.of("ONELASTAI_PORTS", "random"))).isEqualTo(first);
  }

  @Test
  void runningPartKeepsItsPort() {
    ProcessHandle self = ProcessHandle.current();
    state()
        .save(
            "kafka",
            new RunState.Entry(
                self.pid(), PartProcess.startOf(self), Map.of(VARIABLE, 29092), null));

    assertThat(port(Map.of(VARIABLE, "19092"))).isEqualTo(29092);
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
          .hasValueSatisfying(
              holder -> assertThat(holder).contains("pid " + ProcessHandle.current().pid()));
    }
  }

  @Test
  void portVariableIsDerivedFromThePartName() {
    assertThat(StackSettings.portVariable("tracking-service"))
        .isEqualTo("ONELASTAI_TRACKING_SERVICE_PORT");
  }

  private int port(Map<String, String> environment) {
    StackSettings settings = new StackSettings(home, home, environment, Map.of());
    return new Ports(settings, state())
        .of("kafka", Map.of(VARIABLE, 9092))
        .values()
        .iterator()
        .next();
  }

  private RunState state() {
    return new RunState(home.resolve("run"));
  }
}
