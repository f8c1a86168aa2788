package com.onelastai.tools.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.tools.connect.ForbiddenAddressException;
import com.onelastai.tools.connect.LocalInternet;
import com.onelastai.tools.ports.PortScanResult.Port;
import com.onelastai.tools.ports.PortScanResult.State;
import com.onelastai.tools.test.Connections;
import com.onelastai.tools.test.DnsZone;
import com.onelastai.tools.tool.ToolFailedException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortScannerToolTest {

  private final LocalInternet internet =
      new LocalInternet(DnsZone.of("example.com.", "www A 127.0.0.2\ninner A 127.0.0.1\n"));
  private final PortScannerTool tool = new PortScannerTool(internet.hosts(), internet.connector());

  @AfterEach
  void stop() {
    internet.close();
  }

  @Test
  void openAndClosedPortsAreTold() throws IOException {
    try (Connections server = Connections.at("127.0.0.2")) {
      int closed = freePort();
      PortScanResult result = scan("www.example.com", server.port() + "," + closed);
      assertThat(result.address()).isEqualTo("127.0.0.2");
      assertThat(result.ports())
          .containsExactlyInAnyOrder(
              new Port(server.port(), State.OPEN, null), new Port(closed, State.CLOSED, null));
      assertThat(List.of(result.open(), result.closed(), result.filtered()))
          .containsExactly(1, 1, 0);
    }
  }

  /** A server that accepts nothing more lets the kernel ignore what comes. */
  @Test
  void portThatDoesNotAnswerIsFiltered() throws IOException {
    List<Socket> waiting = new ArrayList<>();
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.2"))) {
      fill(full, waiting);
      assertThat(scan("127.0.0.2", String.valueOf(full.getLocalPort())).ports())
          .extracting(Port::state)
          .containsExactly(State.FILTERED);
    } finally {
      for (Socket each : waiting) {
        each.close();
      }
    }
  }

  private static void fill(ServerSocket full, List<Socket> waiting) throws IOException {
    for (int i = 0; i < 10; i++) {
      Socket next = new Socket();
      waiting.add(next);
      try {
        next.connect(new InetSocketAddress(full.getInetAddress(), full.getLocalPort()), 100);
      } catch (IOException unanswered) {
        return;
      }
    }
  }

  @Test
  void commonPortsAreTriedByDefaultAndHaveNames() {
    PortScanResult result = scan("127.0.0.2", null);
    assertThat(result.ports()).hasSize(24);
    assertThat(result.ports())
        .allSatisfy(port -> assertThat(port.service()).isNotBlank())
        .extracting(Port::service)
        .contains("ssh", "http", "https", "postgresql");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          80             | 80 to 80, 1
          1-100          | 1 to 100, 100
          65535, 1       | 1 to 65535, 2
          5-7,6-9 , 8    | 5 to 9, 5
          80,80,80       | 80 to 80, 1
          """)
  void listsOfPortsAreRead(String text, String ports) {
    var read = PortList.parse(text);
    assertThat("%d to %d, %d".formatted(read.first(), read.last(), read.size())).isEqualTo(ports);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ",",
        "0",
        "65536",
        "99999",
        "80-79",
        "1-101",
        "1-65535",
        "1-60,100-160",
        "ssh",
        "80;id",
        "-1",
        "80-",
        "1e3",
        "٨٠"
      })
  void whatIsNoListOfAtMostAHundredPortsIsRefused(String ports) {
    assertThatThrownBy(() -> scan("www.example.com", ports))
        .isInstanceOf(ApiException.class)
        .hasMessageStartingWith("ports: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "inner.example.com", "10.0.0.1", "169.254.169.254", "::1"})
  void hostThatIsNotPublicIsNotScanned(String host) {
    assertThatThrownBy(() -> scan(host, "80")).isInstanceOf(ForbiddenAddressException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2130706433", "www.example.com;id", "www.example.com/24", "192.0.2.0/24", ""})
  void whatIsNoHostIsRefused(String host) {
    assertThatThrownBy(() -> scan(host, "80"))
        .isInstanceOf(ApiException.class)
        .hasMessageStartingWith("host: ");
  }

  @Test
  void hostThatDoesNotExistIsAFailedRun() {
    assertThatThrownBy(() -> scan("none.example.com", "80"))
        .isInstanceOf(ToolFailedException.class)
        .hasMessage("There is no host with the name none.example.com.");
  }

  private PortScanResult scan(String host, @Nullable String ports) {
    return tool.run(new PortScanInput(host, ports));
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }
}
