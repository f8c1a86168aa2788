package com.onelastai.tools.ping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.tools.connect.ForbiddenAddressException;
import com.onelastai.tools.connect.LocalInternet;
import com.onelastai.tools.ping.PingResult.Method;
import com.onelastai.tools.ping.PingResult.Reply;
import com.onelastai.tools.ping.PingResult.Times;
import com.onelastai.tools.test.DnsZone;
import com.onelastai.tools.test.FakeProgram;
import com.onelastai.tools.tool.ToolFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PingToolTest {

  private static final String IPUTILS =
      """
      PING 127.0.0.2 (127.0.0.2) 56(84) bytes of data.
      64 bytes from 127.0.0.2: icmp_seq=1 ttl=57 time=2.00 ms
      64 bytes from 127.0.0.2: icmp_seq=2 ttl=57 time=4.00 ms
      64 bytes from 127.0.0.2: icmp_seq=2 ttl=57 time=9.00 ms (DUP!)
      64 bytes from 127.0.0.2: icmp_seq=3 ttl=57 time=9.00 ms

      --- 127.0.0.2 ping statistics ---
      4 packets transmitted, 3 received, +1 duplicates, 25% packet loss, time 3004ms
      rtt min/avg/max/mdev = 2.000/5.000/9.000/2.944 ms
      """;

  private static final String BUSYBOX =
      """
      PING 127.0.0.2 (127.0.0.2): 56 data bytes
      64 bytes from 127.0.0.2: seq=0 ttl=57 time=2.125 ms

      --- 127.0.0.2 ping statistics ---
      1 packets transmitted, 1 packets received, 0% packet loss
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
  void repliesOfIputilsAreCountedWithoutDuplicates() {
    FakeProgram.says(folder, "ping", IPUTILS, 0);
    PingResult result = ping("www.example.com", null);
    assertThat(result.method()).isEqualTo(Method.ICMP);
    assertThat(result.port()).isNull();
    assertThat(result.address()).isEqualTo("127.0.0.2");
    assertThat(List.of(result.sent(), result.received())).containsExactly(4, 3);
    assertThat(result.loss()).isEqualTo(25);
    assertThat(result.times()).isEqualTo(new Times(2, 5, 9, 2.944));
    assertThat(result.replies()).containsExactly(new Reply(1, 2), new Reply(2, 4), new Reply(3, 9));
    assertThat(lines).containsExactly("Reply 1: 2.0 ms", "Reply 2: 4.0 ms", "Reply 3: 9.0 ms");
  }

  @Test
  void repliesOfBusyBoxAreRead() {
    FakeProgram.says(folder, "ping", BUSYBOX, 0);
    assertThat(ping("127.0.0.2", 1).replies()).containsExactly(new Reply(1, 2.125));
  }

  @Test
  void programGetsTheAddressInNumbers() throws IOException {
    FakeProgram.says(folder, "ping", IPUTILS, 0);
    ping("www.example.com", 10);
    assertThat(Files.readString(folder.resolve("arguments")))
        .isEqualTo("-n\n-c\n10\n-i\n0.5\n-W\n2\n127.0.0.2\n");
  }

  @Test
  void hostThatDoesNotReplyIsAResult() {
    FakeProgram.says(folder, "ping", "3 packets transmitted, 0 received, 100% packet loss", 1);
    PingResult result = ping("127.0.0.2", 3);
    assertThat(result.method()).isEqualTo(Method.ICMP);
    assertThat(result.loss()).isEqualTo(100);
    assertThat(result.times()).isNull();
  }

  /** Nothing listens at the ports: a refusal is an answer as well. */
  @Test
  void withoutTheProgramConnectionsAreMeasured() {
    PingResult result = ping("www.example.com", 2);
    assertThat(result.method()).isEqualTo(Method.TCP);
    assertThat(result.port()).isEqualTo(443);
    assertThat(List.of(result.sent(), result.received())).containsExactly(2, 2);
    assertThat(result.times()).isNotNull();
    assertThat(lines).hasSize(2).allMatch(line -> line.endsWith(" ms (TCP, port 443)"));
  }

  @Test
  void programThatMayNotSendGivesWayToConnections() {
    FakeProgram.says(folder, "ping", "ping: socktype: SOCK_RAW: Operation not permitted", 2);
    assertThat(ping("127.0.0.2", 1).method()).isEqualTo(Method.TCP);
    assertThat(lines).hasSize(1);
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
        "127.0.0.2/24",
        ""
      })
  void whatIsNoHostIsRefused(String host) {
    FakeProgram.says(folder, "ping", IPUTILS, 0);
    assertThatThrownBy(() -> ping(host, 1))
        .isInstanceOf(ApiException.class)
        .hasMessageStartingWith("host: ");
    assertThat(folder.resolve("arguments")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "inner.example.com", "10.0.0.1", "169.254.169.254", "::1"})
  void hostThatIsNotPublicIsNotPinged(String host) {
    FakeProgram.says(folder, "ping", IPUTILS, 0);
    assertThatThrownBy(() -> ping(host, 1)).isInstanceOf(ForbiddenAddressException.class);
    assertThat(folder.resolve("arguments")).doesNotExist();
  }

  @Test
  void hostThatDoesNotExistIsAFailedRun() {
    assertThatThrownBy(() -> ping("none.example.com", 1))
        .isInstanceOf(ToolFailedException.class)
        .hasMessage("There is no host with the name none.example.com.");
  }

  private PingResult ping(String host, @Nullable Integer count) {
    PingTool tool =
        new PingTool(
            internet.hosts(),
            new IcmpPing(internet.programs(folder)),
            new TcpPing(internet.connector()));
    return tool.run(new PingInput(host, count), lines::add);
  }
}
