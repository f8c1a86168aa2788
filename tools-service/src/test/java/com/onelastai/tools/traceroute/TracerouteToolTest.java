package com.onelastai.tools.traceroute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.tools.connect.ForbiddenAddressException;
import com.onelastai.tools.connect.LocalInternet;
import com.onelastai.tools.test.DnsZone;
import com.onelastai.tools.test.FakeProgram;
import com.onelastai.tools.tool.ToolFailedException;
import com.onelastai.tools.traceroute.TracerouteResult.Hop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TracerouteToolTest {

  private static final String TRACEROUTE =
      """
      traceroute to 127.0.0.2 (127.0.0.2), 25 hops max, 60 byte packets
       1  10.0.0.1  0.345 ms
       2  *
       3  127.0.0.9  4.2 ms !N
      10  127.0.0.2  5 ms
      """;

  private static final String TRACEPATH =
      """
       1?: [LOCALHOST]                      pmtu 1500
       1:  127.0.0.9                                             0.345ms
       1:  127.0.0.9                                             0.291ms
       2:  no reply
       3:  127.0.0.8                                             8.100ms asymm  4
           Too many hops: pmtu 1500
           Resume: pmtu 1500
      """;

  @TempDir Path folder;

  private final LocalInternet internet =
      new LocalInternet(DnsZone.of("example.com.", "www A 127.0.0.2\ninner A 127.0.0.1\n"));
  private final List<String> lines = new ArrayList<>();

  @AfterEach
  void stop() {
    internet.close();
  }

  @Test
  void hopsOfTracerouteAreReadAndThoseInsideHaveNoAddress() {
    FakeProgram.says(folder, "traceroute", TRACEROUTE, 0);
    TracerouteResult result = trace("www.example.com");
    assertThat(result.hops())
        .containsExactly(
            new Hop(1, null, 0.345),
            new Hop(2, null, null),
            new Hop(3, "127.0.0.9", 4.2),
            new Hop(10, "127.0.0.2", 5.0));
    assertThat(result.reached()).isTrue();
    assertThat(result.method()).isEqualTo("traceroute");
    assertThat(lines)
        .containsExactly(
            "1: not public, 0.345 ms",
            "2: no reply",
            "3: 127.0.0.9, 4.2 ms",
            "10: 127.0.0.2, 5.0 ms");
  }

  @Test
  void hopsOfTracepathAreReadOnceEach() {
    FakeProgram.says(folder, "tracepath", TRACEPATH, 0);
    TracerouteResult result = trace("127.0.0.2");
    assertThat(result.hops())
        .containsExactly(
            new Hop(1, "127.0.0.9", 0.345), new Hop(2, null, null), new Hop(3, "127.0.0.8", 8.1));
    assertThat(result.reached()).isFalse();
    assertThat(result.method()).isEqualTo("tracepath");
    assertThat(lines).hasSize(3);
  }

  @Test
  void tracerouteIsUsedWhereBothAreThere() {
    FakeProgram.says(folder, "tracepath", TRACEPATH, 0);
    FakeProgram.says(folder, "traceroute", TRACEROUTE, 0);
    assertThat(trace("127.0.0.2").method()).isEqualTo("traceroute");
  }

  @Test
  void programGetsTheAddressInNumbers() throws IOException {
    FakeProgram.says(folder, "traceroute", TRACEROUTE, 0);
    trace("www.example.com");
    assertThat(Files.readString(folder.resolve("arguments")))
        .isEqualTo("-n\n-q\n1\n-w\n2\n-m\n25\n127.0.0.2\n");
  }

  @Test
  void serverWithoutAProgramSaysSo() {
    assertThatThrownBy(() -> trace("www.example.com"))
        .isInstanceOf(ToolFailedException.class)
        .hasMessage("This server has neither the program traceroute nor tracepath.");
  }

  @Test
  void programThatFindsNothingIsAFailedRun() {
    FakeProgram.says(folder, "traceroute", "socket: Operation not permitted", 1);
    assertThatThrownBy(() -> trace("www.example.com"))
        .isInstanceOf(ToolFailedException.class)
        .hasMessage("The program traceroute of this server found no hop.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "www.example.com;id",
        "$(id)",
        "`id`",
        "-f",
        "127.0.0.2 -f",
        "127.0.0.2\n-f",
        "www.example.com|id",
        "0x7f000002",
        "2130706434",
        ""
      })
  void whatIsNoHostIsRefused(String host) {
    FakeProgram.says(folder, "traceroute", TRACEROUTE, 0);
    assertThatThrownBy(() -> trace(host))
        .isInstanceOf(ApiException.class)
        .hasMessageStartingWith("host: ");
    assertThat(folder.resolve("arguments")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "inner.example.com", "10.0.0.1", "169.254.169.254", "::1"})
  void hostThatIsNotPublicIsNotTraced(String host) {
    FakeProgram.says(folder, "traceroute", TRACEROUTE, 0);
    assertThatThrownBy(() -> trace(host)).isInstanceOf(ForbiddenAddressException.class);
    assertThat(folder.resolve("arguments")).doesNotExist();
  }

  private TracerouteResult trace(String host) {
    return new TracerouteTool(
            internet.hosts(), internet.programs(folder), new HopReader(internet.addresses()))
        .run(new TracerouteInput(host), lines::add);
  }
}
