package com.onelastai.tools.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.tools.connect.LocalInternet;
import com.onelastai.tools.dns.DnsAdvancedInput.Check;
import com.onelastai.tools.dns.DnsAdvancedResult.Dnssec;
import com.onelastai.tools.dns.DnsAdvancedResult.ServerAnswer;
import com.onelastai.tools.dns.DnsAdvancedResult.Status;
import com.onelastai.tools.dns.DnsAdvancedResult.TraceStep;
import com.onelastai.tools.dns.DnsAdvancedResult.ZoneLink;
import com.onelastai.tools.test.DnsAnswers;
import com.onelastai.tools.test.DnsServer;
import com.onelastai.tools.test.DnsZone;
import com.onelastai.tools.test.WebServer;
import com.onelastai.tools.tool.ToolFailedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;
import org.xbill.DNS.dnssec.TrustAnchorStore;

/** The root, com and example.com are signed; example.org is not, and others are broken. */
class DnsAdvancedToolTest {

  private static final List<AutoCloseable> STARTED = new ArrayList<>();

  private static DnsAdvancedTool tool;
  private static WebServer web;

  @BeforeAll
  static void start() {
    DnsZone signed =
        DnsZone.of("example.com.", "@ A 192.0.2.1\nwww CNAME @\nns A 127.0.0.4\n").sign();
    DnsZone forged =
        DnsZone.of("forged.com.", "@ A 192.0.2.2\n")
            .sign()
            .spoil("forged.com.", Type.A, "@ A 203.0.113.66");
    DnsZone expired =
        DnsZone.of("expired.com.", "@ A 192.0.2.3\n")
            .sign(Instant.parse("2020-01-01T00:00:00Z"), Duration.ofDays(30));
    DnsZone unsigned = DnsZone.of("unsigned.com.", "@ A 192.0.2.4\n");
    DnsZone com =
        DnsZone.of(
                "com.",
                """
                example NS ns.example
                ns.example A 127.0.0.4
                forged NS ns.forged
                expired NS ns.expired
                unsigned NS ns.unsigned
                lost NS ns.lost
                ns.lost A 127.0.0.15
                inner NS ns.inner
                ns.inner A 127.0.0.1
                glueless NS ns.example
                """)
            .add(signed.ds())
            .add(forged.ds())
            .add(expired.ds())
            .sign();
    DnsZone root =
        DnsZone.of(".", "@ NS a.root\na.root A 127.0.0.2\ncom NS ns.com\nns.com A 127.0.0.3\n")
            .add(com.ds())
            .sign();
    LocalInternet internet =
        started(new LocalInternet(root, com, signed, forged, expired, unsigned));
    int port = internet.dnsPort();
    started(DnsServer.start("127.0.0.2", port, DnsAnswers.authoritative(root)));
    started(DnsServer.start("127.0.0.3", port, DnsAnswers.authoritative(com)));
    started(
        DnsServer.start(
            "127.0.0.4",
            port,
            DnsAnswers.authoritative(signed, DnsZone.of("glueless.com.", "@ A 192.0.2.5\n"))));
    started(
        DnsServer.start(
            "127.0.0.5",
            port,
            DnsAnswers.recursive(DnsZone.of("example.com.", "@ 30 A 192.0.2.1\n"))));
    started(
        DnsServer.start(
            "127.0.0.6",
            port,
            DnsAnswers.recursive(DnsZone.of("example.com.", "@ 30 A 203.0.113.66\n"))));
    web = started(WebServer.at("127.0.0.2", 0));
    web.on(
        "/dns-query",
        exchange -> {
          Message question = new Message(exchange.getRequestBody().readAllBytes());
          byte[] answer = DnsAnswers.recursive(signed).apply(question).toWire();
          exchange.getResponseHeaders().set("Content-Type", "application/dns-message");
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
        });
    web.answer("/page", 200, "text/html", "<p>hello");
    web.answer("/garbage", 200, "application/dns-message", "garbage");
    DnsProperties properties =
        new DnsProperties(
            List.of("127.0.0.2"),
            new ByteArrayResource(root.ds().getBytes(StandardCharsets.UTF_8)));
    tool =
        new DnsAdvancedTool(
            new DnssecCheck(internet.nameServers(), properties),
            new ServerCheck(internet.hosts(), internet.nameServers(), internet.fetcher()),
            new Trace(internet.hosts(), internet.nameServers(), properties));
  }

  private static <C extends AutoCloseable> C started(C closeable) {
    STARTED.add(closeable);
    return closeable;
  }

  @AfterAll
  static void stop() throws Exception {
    for (AutoCloseable each : STARTED.reversed()) {
      each.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "example.com, A, NOERROR, 1",
    "www.example.com, A, NOERROR, 2",
    "none.example.com, A, NXDOMAIN, 0",
    "example.com, MX, NOERROR, 0",
    "com, DNSKEY, NOERROR, 1"
  })
  void signedAnswerIsSecure(String name, RecordType type, String code, int records) {
    Dnssec dnssec = dnssec(name, type);
    assertThat(dnssec.reason()).isNull();
    assertThat(dnssec.status()).isEqualTo(Status.SECURE);
    assertThat(dnssec.responseCode()).isEqualTo(code);
    assertThat(dnssec.records()).hasSize(records);
    assertThat(dnssec.signatures()).hasSize(records);
  }

  @Test
  void chainLeadsFromTheRootToTheZone() {
    List<ZoneLink> chain = dnssec("www.example.com", RecordType.A).chain();
    assertThat(chain).extracting(ZoneLink::zone).containsExactly(".", "com.", "example.com.");
    assertThat(chain).extracting(ZoneLink::status).containsOnly(Status.SECURE);
    ZoneLink last = chain.getLast();
    assertThat(last.keys())
        .singleElement()
        .satisfies(key -> {
          assertThat(key.signsKeys()).isTrue();
          assertThat(key.algorithm()).isEqualTo("ECDSAP256SHA256");
          assertThat(key.keyTag()).isEqualTo(last.delegations().getFirst().keyTag());
        });
    assertThat(last.delegations().getFirst().digestType()).isEqualTo("SHA-256");
  }

  @Test
  void unsignedZoneIsInsecure() {
    Dnssec dnssec = dnssec("unsigned.com", RecordType.A);
    assertThat(dnssec.status()).isEqualTo(Status.INSECURE);
    assertThat(dnssec.records()).hasSize(1);
    assertThat(dnssec.chain())
        .extracting(ZoneLink::status)
        .containsExactly(Status.SECURE, Status.SECURE, Status.INSECURE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"forged.com", "expired.com"})
  void forgedAndExpiredAnswersAreBogus(String name) {
    Dnssec dnssec = dnssec(name, RecordType.A);
    assertThat(dnssec.status()).isEqualTo(Status.BOGUS);
    assertThat(dnssec.reason()).isNotBlank();
  }

  @Test
  void serversAreComparedSideBySide() {
    DnsAdvancedResult same = servers("127.0.0.4", "127.0.0.5");
    assertThat(same.same()).isTrue();
    assertThat(same.servers()).extracting(ServerAnswer::authoritative).containsExactly(true, false);
    assertThat(servers("127.0.0.5", "127.0.0.6").same()).isFalse();
    assertThat(servers("ns.example.com").servers().getFirst().address()).isEqualTo("127.0.0.4");
  }

  @Test
  void serverThatCannotBeAskedSaysWhyAndTheOthersAnswer() {
    List<ServerAnswer> answers =
        servers("127.0.0.5", "127.0.0.15", "none.example.com", "127.0.0.1", "10.0.0.1").servers();
    assertThat(answers)
        .extracting(ServerAnswer::status)
        .containsExactly("NOERROR", null, null, null, null);
    assertThat(answers)
        .extracting(ServerAnswer::error)
        .containsExactly(
            null,
            "no answer",
            "There is no host with the name none.example.com.",
            "127.0.0.1 has no public address, so no connection is made to it.",
            "10.0.0.1 has no public address, so no connection is made to it.");
  }

  @Test
  void wayFromTheRootIsFollowed() {
    List<TraceStep> trace = trace("example.com");
    assertThat(trace).extracting(TraceStep::zone).containsExactly(".", "com.", "example.com.");
    assertThat(trace)
        .extracting(TraceStep::address)
        .containsExactly("127.0.0.2", "127.0.0.3", "127.0.0.4");
    assertThat(trace.getLast().records())
        .singleElement()
        .satisfies(record -> assertThat(record.data()).isEqualTo("192.0.2.1"));
  }

  @Test
  void serverWhoseAddressTheParentDoesNotSayIsLookedUp() {
    assertThat(trace("glueless.com").getLast())
        .satisfies(step -> assertThat(step.address()).isEqualTo("127.0.0.4"))
        .satisfies(step -> assertThat(step.records().getFirst().data()).isEqualTo("192.0.2.5"));
  }

  @Test
  void wayEndsWhereNobodyAnswersAndAtAddressesThatAreNotPublic() {
    assertThat(trace("lost.com").getLast().error()).isEqualTo("no answer");
    assertThat(trace("inner.com").getLast().error()).contains("no public address");
    assertThat(trace("none").getLast().status()).isEqualTo("NXDOMAIN");
  }

  @Test
  void questionGoesOverHttps() {
    DnsAdvancedResult result = https("/dns-query");
    assertThat(result.servers().getFirst().records().getFirst().data()).isEqualTo("192.0.2.1");
    assertThat(web.requests()).contains("POST /dns-query");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/page", "/garbage", "/none"})
  void pageThatIsNoNameServerIsAFailedRun(String path) {
    assertThatThrownBy(() -> https(path)).isInstanceOf(ToolFailedException.class);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "servers, example.com, -, -, servers",
        "servers, example.com, 1.2.3, -, servers",
        "servers, example.com, dns.example.com;id, -, servers",
        "https, example.com, -, -, url",
        "https, example.com, -, file:///etc/passwd, url",
        "https, example.com, -, https://user@dns.example.com/, url",
        "dnssec, 192.0.2.1, -, -, name",
        "trace, a..b, -, -, name"
      })
  void wrongInputIsRefusedByTheNameOfItsField(
      String check, String name, @Nullable String server, @Nullable String url, String field) {
    DnsAdvancedInput input =
        new DnsAdvancedInput(
            Check.valueOf(check.toUpperCase(java.util.Locale.ROOT)),
            name,
            null,
            server == null ? null : List.of(server),
            url);
    assertThatThrownBy(() -> tool.run(input))
        .isInstanceOf(ApiException.class)
        .hasMessageStartingWith(field + ": ");
  }

  /** The DS records that IANA publishes. */
  @Test
  void anchorsOfTheRootAreReadable() throws IOException {
    TrustAnchorStore anchors =
        DnssecCheck.withAnchors(
                new SimpleResolver(), new ClassPathResource("dns/root-anchors.zone"))
            .getTrustAnchors();
    assertThat(anchors.find(Name.root, DClass.IN)).isNotNull();
  }

  private static Dnssec dnssec(String name, RecordType type) {
    return Objects.requireNonNull(
        run(new DnsAdvancedInput(Check.DNSSEC, name, type, null, null)).dnssec());
  }

  private static DnsAdvancedResult servers(String... servers) {
    return run(
        new DnsAdvancedInput(Check.SERVERS, "example.com", RecordType.A, List.of(servers), null));
  }

  private static List<TraceStep> trace(String name) {
    return run(new DnsAdvancedInput(Check.TRACE, name, null, null, null)).trace();
  }

  private static DnsAdvancedResult https(String path) {
    String url = "http://127.0.0.2:" + web.port() + path;
    return run(new DnsAdvancedInput(Check.HTTPS, "example.com", null, null, url));
  }

  private static DnsAdvancedResult run(DnsAdvancedInput input) {
    return tool.run(input);
  }
}
