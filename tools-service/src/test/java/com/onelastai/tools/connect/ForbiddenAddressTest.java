package com.onelastai.tools.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onelastai.tools.test.Connections;
import com.onelastai.tools.test.DnsZone;
import com.onelastai.tools.test.WebServer;
import com.onelastai.tools.tool.ToolFailedException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Spellings and tricks by which a request of a tool could reach a server that is not public. That
 * server counts who connects to it; a public one listens at the same port.
 */
class ForbiddenAddressTest {

  private static final Duration LIMIT = Duration.ofSeconds(1);

  private static Connections forbidden;
  private static WebServer good;
  private static LocalInternet internet;

  @BeforeAll
  static void start() {
    forbidden = Connections.at("127.0.0.1");
    good = WebServer.at("127.0.0.2", forbidden.port()).answer("/", 200, "text/plain", "good");
    internet =
        new LocalInternet(
            DnsZone.of(
                "example.com.",
                """
                good A 127.0.0.2
                inner A 127.0.0.1
                inner6 AAAA ::1
                mapped AAAA ::ffff:127.0.0.1
                compatible AAAA ::127.0.0.1
                nat64 AAAA 64:ff9b::7f00:1
                alias CNAME inner
                far CNAME alias
                outside CNAME metadata.google.internal.
                127.0.0.1.nip A 127.0.0.1
                mixed A 127.0.0.1
                mixed A 127.0.0.2
                any A 0.0.0.0
                """),
            DnsZone.of("localhost.", "@ A 127.0.0.1\n@ AAAA ::1\n"),
            DnsZone.of("internal.", "metadata.google A 169.254.169.254\n"));
  }

  @AfterAll
  static void stop() throws IOException {
    internet.close();
    good.close();
    forbidden.close();
  }

  @AfterEach
  void nobodyCameThrough() {
    assertThat(forbidden.count()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.0.0.1.",
        " 127.0.0.1 ",
        "127.1",
        "127.0.1",
        "127.0.0.01",
        "127.000.000.001",
        "2130706433",
        "4294967297",
        "017700000001",
        "0177.0.0.1",
        "0177.0.0.01",
        "0x7f000001",
        "0X7F000001",
        "0x7f.0.0.1",
        "0x7f.1",
        "127.0.0.0x1",
        "0",
        "0x",
        "0.0.0.0",
        "00000000000",
        "127.255.255.254",
        "127.0.0.1\0.example.com",
        "10.0.0.1",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "0xa9fea9fe",
        "2852039166",
        "0251.0376.0251.0376",
        "100.64.0.1",
        "100.100.100.200",
        "168.63.129.16",
        "192.0.0.192",
        "192.0.2.1",
        "192.88.99.1",
        "198.18.0.1",
        "198.51.100.1",
        "203.0.113.5",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::1",
        "[::1]",
        "0:0:0:0:0:0:0:1",
        "::",
        "::1%lo",
        "::1%25lo",
        "::ffff:127.0.0.1",
        "::ffff:7f00:1",
        "0:0:0:0:0:ffff:7f00:0001",
        "::ffff:8.8.8.8",
        "::127.0.0.1",
        "::7f00:1",
        "::ffff:0:127.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b:1::7f00:1",
        "2002:7f00:1::",
        "2001:0:7f00:1::",
        "2001:db8::1",
        "3fff::1",
        "fe80::1",
        "fc00::1",
        "fd00:ec2::254",
        "fec0::1",
        "ff02::1",
        "5f00::1",
        "2606:4700::5efe:7f00:1",
        "2606:4700::200:5efe:127.0.0.1",
        "[127.0.0.1]",
        "127。0。0。1",
        "１２７.０.０.１",
        "①②⑦.⓪.⓪.①",
        "localhost",
        "LOCALHOST.",
        "inner.example.com",
        "INNER.example.com",
        "inner。example。com",
        "inner6.example.com",
        "mapped.example.com",
        "compatible.example.com",
        "nat64.example.com",
        "alias.example.com",
        "far.example.com",
        "outside.example.com",
        "127.0.0.1.nip.example.com",
        "any.example.com",
        "metadata.google.internal",
        "good.example.com;id",
        "good.example.com|id",
        "$(id).example.com",
        "`id`.example.com",
        "good.example.com\nHost: inner",
        "good.example.com/@127.0.0.1",
        "127.0.0.1#.example.com",
        "127.0.0.1:80",
        "user@127.0.0.1",
        "-oProxyCommand=id",
        ""
      })
  void spellingIsNotReached(String host) {
    assertThatThrownBy(
            () -> internet.connector().connect(HostName.parse(host), forbidden.port(), LIMIT))
        .isInstanceOfAny(IllegalArgumentException.class, ToolFailedException.class);
    String url = "http://" + (host.contains("::") ? "[" + host + "]" : host);
    assertThatThrownBy(() -> fetch(url + ":" + forbidden.port() + "/"))
        .isInstanceOfAny(IllegalArgumentException.class, ToolFailedException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://good.example.com@127.0.0.1:PORT/",
        "http://127.0.0.1@good.example.com:PORT/",
        "http://good.example.com:80@127.0.0.1:PORT/",
        "http://good.example.com%40127.0.0.1:PORT/",
        "http://127.0.0.1:PORT#@good.example.com/",
        "http://127.0.0.1:PORT?@good.example.com/",
        "http://good.example.com\\@127.0.0.1:PORT/",
        "http://127.0.0.1:PORT\\@good.example.com/",
        "http://127.0.0.1%2f@good.example.com:PORT/",
        "http://127.0.0.1%00.example.com:PORT/",
        "http://%31%32%37.0.0.1:PORT/",
        "http://[::1]@good.example.com:PORT/",
        "http://[::ffff:127.0.0.1]:PORT/",
        "http://127.0.0.1:PORT:80/",
        "http://good.example.com:PORT:PORT/",
        "http://good.example.com:99999/",
        "http://good.example.com:0/",
        "http:127.0.0.1:PORT",
        "http:/127.0.0.1:PORT/",
        "http:///127.0.0.1:PORT/",
        "//127.0.0.1:PORT/",
        "127.0.0.1:PORT",
        "file:///etc/passwd",
        "file://127.0.0.1/etc/passwd",
        "ftp://127.0.0.1:PORT/",
        "gopher://127.0.0.1:PORT/_",
        "jar:http://127.0.0.1:PORT/a!/b",
        "dict://127.0.0.1:PORT/",
        "unix:///var/run/docker.sock",
        "javascript:alert(1)",
        "http://good.example.com:PORT/\r\nHost: inner"
      })
  void urlIsNotFetched(String url) {
    assertThatThrownBy(() -> fetch(url.replace("PORT", String.valueOf(forbidden.port()))))
        .isInstanceOfAny(IllegalArgumentException.class, ToolFailedException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "301, http://127.0.0.1:PORT/",
    "302, http://127.0.0.1:PORT/",
    "303, http://127.0.0.1:PORT/",
    "307, http://127.0.0.1:PORT/",
    "308, http://127.0.0.1:PORT/",
    "302, //127.0.0.1:PORT/",
    "302, http://0x7f.1:PORT/",
    "302, http://2130706433:PORT/",
    "302, http://[::1]:PORT/",
    "302, http://[::ffff:127.0.0.1]:PORT/",
    "302, http://inner.example.com:PORT/",
    "302, http://alias.example.com:PORT/",
    "302, http://mapped.example.com:PORT/",
    "302, http://good.example.com@127.0.0.1:PORT/",
    "302, http://127.0.0.1:PORT\\@good.example.com/",
    "302, https://127.0.0.1:PORT/",
    "302, http://169.254.169.254/latest/meta-data/",
    "302, http://good.example.com:PORT/301/again",
    "302, file:///etc/passwd",
    "302, gopher://127.0.0.1:PORT/",
    "302, http://"
  })
  void redirectIsNotFollowed(int status, String to) {
    String location = to.replace("PORT", String.valueOf(forbidden.port()));
    String path = "/redirect-" + status + "-" + Integer.toHexString(to.hashCode());
    good.redirect(path, status, location);
    if (to.endsWith("/again")) {
      good.redirect("/301/again", 301, "http://127.0.0.1:" + forbidden.port());
    }
    assertThatThrownBy(() -> fetch(goodUrl(path))).isInstanceOf(ToolFailedException.class);
  }

  @Test
  void addressIsResolvedOnceForAConnection() throws IOException {
    try (LocalInternet changing = new LocalInternet(rebinding())) {
      HostName host = HostName.parse("rebind.example.com");
      try (Connection connection = changing.connector().connect(host, good.port(), LIMIT)) {
        assertThat(connection.address().getHostAddress()).isEqualTo("127.0.0.2");
      }
      assertThatThrownBy(() -> changing.connector().connect(host, good.port(), LIMIT))
          .isInstanceOf(ForbiddenAddressException.class);
    }
  }

  @Test
  void redirectToTheSameNameIsCheckedAgain() {
    good.redirect(
        "/rebind", 302, "http://rebind.example.com:%d/secret".formatted(forbidden.port()));
    try (LocalInternet changing = new LocalInternet(rebinding())) {
      String url = "http://rebind.example.com:%d/rebind".formatted(good.port());
      assertThatThrownBy(
              () -> changing.fetcher().fetch(HttpCall.get(HttpAddress.parse(url), Map.of())))
          .isInstanceOf(ForbiddenAddressException.class);
    }
  }

  @Test
  void ofSeveralAddressesOnlyThePublicOnesAreUsed() {
    assertThat(fetch("http://mixed.example.com:" + good.port() + "/").status()).isEqualTo(200);
    assertThat(internet.hosts().resolve(HostName.parse("mixed.example.com")))
        .singleElement()
        .satisfies(address -> assertThat(address.getHostAddress()).isEqualTo("127.0.0.2"));
  }

  @Test
  void nameServerThatSomebodyChoseIsCheckedToo() {
    for (String address : new String[] {"127.0.0.1", "10.0.0.1", "::1"}) {
      HostName server = HostName.parse(address);
      assertThatThrownBy(
              () -> internet.nameServers().at(java.util.Objects.requireNonNull(server.address())))
          .isInstanceOf(ForbiddenAddressException.class);
    }
  }

  @Test
  void innerAddressIsNotTold() {
    assertThatThrownBy(() -> internet.hosts().resolve(HostName.parse("inner.example.com")))
        .hasMessage("inner.example.com has no public address, so no connection is made to it.");
  }

  /** First the public server, then the other. */
  private static DnsZone rebinding() {
    return DnsZone.of("example.com.", "")
        .change("rebind A 127.0.0.2\nrebind A 127.0.0.1\nrebind A 127.0.0.1\n");
  }

  private static String goodUrl(String path) {
    return "http://good.example.com:" + good.port() + path;
  }

  private static HttpAnswer fetch(String url) {
    return internet.fetcher().fetch(HttpCall.get(HttpAddress.parse(url), Map.of()));
  }
}
