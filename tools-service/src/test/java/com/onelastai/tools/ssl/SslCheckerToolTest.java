package com.onelastai.tools.ssl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.tools.connect.ForbiddenAddressException;
import com.onelastai.tools.connect.LocalInternet;
import com.onelastai.tools.ssl.CertificateCheck.Ocsp;
import com.onelastai.tools.ssl.CertificateCheck.Problem;
import com.onelastai.tools.ssl.CipherSuite.Strength;
import com.onelastai.tools.ssl.HttpsHeaders.Hsts;
import com.onelastai.tools.ssl.SslResult.Suite;
import com.onelastai.tools.ssl.SslResult.Version;
import com.onelastai.tools.ssl.TestAuthority.Issued;
import com.onelastai.tools.ssl.TestAuthority.Validity;
import com.onelastai.tools.test.Connections;
import com.onelastai.tools.test.DnsZone;
import com.onelastai.tools.test.WebServer;
import com.onelastai.tools.tool.ToolFailedException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SslCheckerToolTest {

  private static final String PUBLIC = "127.0.0.2";
  private static final String HSTS =
      "Strict-Transport-Security: max-age=31536000; includeSubDomains; preload\r\n";
  private static final TestAuthority ROOT = TestAuthority.root("Root");
  private static final TestAuthority MIDDLE = ROOT.intermediate("Middle");

  private static final LocalInternet INTERNET =
      new LocalInternet(
          DnsZone.of(
              "example.com.",
              "www A 127.0.0.2\ninner A 127.0.0.1\n@ CAA 0 issue \"ca.example.net\"\n"));

  @AfterAll
  static void stop() {
    INTERNET.close();
  }

  @Test
  void goodServerGetsTheBestGrade() throws IOException {
    try (TlsServer server =
        TlsServer.at(PUBLIC, MIDDLE.issue("www.example.com"), HSTS, "TLSv1.2", "TLSv1.3")) {
      SslResult result = check("www.example.com", server.port());
      assertThat(result.grade()).isEqualTo(Grade.A_PLUS);
      assertThat(result.problems()).isEmpty();
      assertThat(result.address()).isEqualTo(PUBLIC);
      assertThat(offered(result)).containsExactly(TlsVersion.TLS_1_2, TlsVersion.TLS_1_3);
      assertThat(result.cipherSuites())
          .contains(
              new Suite(TlsVersion.TLS_1_3, "TLS_AES_256_GCM_SHA384", Strength.STRONG),
              new Suite(
                  TlsVersion.TLS_1_2, "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", Strength.STRONG));
      assertThat(result.certificates()).hasSize(2);
      assertThat(result.certificates().getFirst())
          .satisfies(own -> {
            assertThat(own.subject()).isEqualTo("CN=www.example.com");
            assertThat(own.issuer()).isEqualTo("CN=Middle");
            assertThat(own.names()).containsExactly("www.example.com");
            assertThat(own.days()).isBetween(89L, 90L);
            assertThat(own.key()).isEqualTo("EC 256");
            assertThat(own.fingerprint()).hasSize(64);
          });
      assertThat(result.ocsp()).isEqualTo(Ocsp.NOT_STAPLED);
      assertThat(result.hsts()).isEqualTo(new Hsts(31_536_000, true, true));
      assertThat(result.caa()).containsExactly("0 issue \"ca.example.net\"");
    }
  }

  @Test
  void withoutTheNewestVersionAndHstsTheGradeIsLower() throws IOException {
    try (TlsServer newest = TlsServer.at(PUBLIC, MIDDLE.issue("www.example.com"), "", "TLSv1.3");
        TlsServer older = TlsServer.at(PUBLIC, MIDDLE.issue("www.example.com"), HSTS, "TLSv1.2")) {
      assertThat(check("www.example.com", newest.port()).grade()).isEqualTo(Grade.A);
      SslResult result = check("www.example.com", older.port());
      assertThat(result.grade()).isEqualTo(Grade.B);
      assertThat(result.reasons()).first().isEqualTo("TLS 1.3 is not offered.");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "expired, EXPIRED, F",
    "self-signed, SELF_SIGNED, F",
    "wrong name, WRONG_NAME, F",
    "unknown authority, INCOMPLETE_CHAIN, F",
    "missing intermediate, INCOMPLETE_CHAIN, F"
  })
  void wrongCertificateIsSaid(String which, Problem problem, Grade grade) throws IOException {
    try (TlsServer server = TlsServer.at(PUBLIC, wrong(which), HSTS, "TLSv1.2", "TLSv1.3")) {
      SslResult result = check("www.example.com", server.port());
      assertThat(result.problems()).containsExactly(problem);
      assertThat(result.grade()).isEqualTo(grade);
    }
  }

  private static Issued wrong(String which) {
    Instant before = Instant.now().minus(Duration.ofDays(1));
    return switch (which) {
      case "expired" ->
          MIDDLE.issue(
              new Validity(before.minus(Duration.ofDays(90)), before),
              TestAuthority.ec(),
              "SHA256withECDSA",
              "www.example.com");
      case "self-signed" -> TestAuthority.selfSigned("www.example.com");
      case "wrong name" -> MIDDLE.issue("www.example.org");
      case "unknown authority" -> TestAuthority.root("Unknown").issue("www.example.com");
      default -> MIDDLE.issue("www.example.com").alone();
    };
  }

  @ParameterizedTest
  @CsvSource({
    "SSL_3, c013, FAIR, F",
    "TLS_1_0, c013, FAIR, C",
    "TLS_1_1, c014, FAIR, C",
    "TLS_1_2, 002f, WEAK, B",
    "TLS_1_2, c012, WEAK, B",
    "TLS_1_2, 0005, INSECURE, F",
    "TLS_1_2, 0018, INSECURE, F",
    "TLS_1_0, 0003, INSECURE, F",
    "TLS_1_2, c02f, STRONG, B"
  })
  void oldVersionsAndWeakCiphersAreFound(
      TlsVersion version, String suite, Strength strength, Grade grade) throws IOException {
    try (OldTlsServer server =
        OldTlsServer.at(
            PUBLIC, version, MIDDLE.issue("www.example.com"), HexFormat.fromHexDigits(suite))) {
      SslResult result = check("www.example.com", server.port());
      assertThat(offered(result)).containsExactly(version);
      assertThat(result.cipherSuites())
          .singleElement()
          .satisfies(each -> assertThat(each.strength()).isEqualTo(strength));
      assertThat(result.problems()).isEmpty();
      assertThat(result.certificates()).hasSize(2);
      assertThat(result.grade()).isEqualTo(grade);
    }
  }

  @ParameterizedTest
  @CsvSource({"GOOD, A_PLUS", "REVOKED, F"})
  void stapledAnswerOfTheAuthorityCounts(Ocsp ocsp, Grade grade) throws IOException {
    try (WebServer authority = WebServer.at("127.0.0.3", 0)) {
      Issued issued =
          MIDDLE.issueWithOcsp("http://127.0.0.3:" + authority.port(), "www.example.com");
      byte[] answer = MIDDLE.ocsp(issued.own(), status(ocsp), Validity.aroundNow());
      authority.on(
          "/",
          exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/ocsp-response");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
          });
      try (TlsServer server = TlsServer.at(PUBLIC, issued, HSTS, "TLSv1.2", "TLSv1.3")) {
        SslResult result = check("www.example.com", server.port());
        assertThat(result.ocsp()).isEqualTo(ocsp);
        assertThat(result.grade()).isEqualTo(grade);
      }
    }
  }

  private static CertificateStatus status(Ocsp ocsp) {
    return ocsp == Ocsp.GOOD
        ? CertificateStatus.GOOD
        : new RevokedStatus(Date.from(Validity.aroundNow().from()), CRLReason.keyCompromise);
  }

  @Test
  void allSuitesAreListedInTheServersOrder() throws IOException {
    try (OldTlsServer server =
        OldTlsServer.at(
            PUBLIC, TlsVersion.TLS_1_2, MIDDLE.issue("www.example.com"), 0xc030, 0x0035, 0xc02f)) {
      assertThat(check("www.example.com", server.port()).cipherSuites())
          .extracting(Suite::name)
          .containsExactly(
              "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
              "TLS_RSA_WITH_AES_256_CBC_SHA",
              "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256");
    }
  }

  @Test
  void addressIsCheckedByTheAddressesOfTheCertificate() throws IOException {
    try (TlsServer server = TlsServer.at(PUBLIC, MIDDLE.issue(PUBLIC), "", "TLSv1.3")) {
      assertThat(check(PUBLIC, server.port()).problems()).isEmpty();
    }
  }

  @Test
  void serverThatHangsUpIsAFailedRun() throws IOException {
    try (Connections silent = Connections.at(PUBLIC)) {
      assertThatThrownBy(() -> check("www.example.com", silent.port()))
          .isInstanceOf(ToolFailedException.class)
          .hasMessage("www.example.com speaks no TLS at port %d.".formatted(silent.port()));
    }
  }

  /** Lengths and types that lie, an answer that ends too early, and another protocol. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "16030300040200ffff",
        "1603030004020fffff",
        "160303ffff",
        "16030300000000",
        "1503030002022800",
        "160303002602000022030300",
        "ffffffffff",
        "5353482d322e302d4f70656e5353480d0a",
        "160303002a02000026030300000000000000000000000000000000000000000000000000000000000000"
            + "0000ffc02f00",
        ""
      })
  void answerThatIsMalformedIsAFailedRun(String bytes) throws IOException {
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.ofLiteral(PUBLIC))) {
      Thread.startVirtualThread(() -> answer(server, HexFormat.of().parseHex(bytes)));
      assertThatThrownBy(() -> check("www.example.com", server.getLocalPort()))
          .isInstanceOf(ToolFailedException.class);
    }
  }

  private static void answer(ServerSocket server, byte[] bytes) {
    while (!server.isClosed()) {
      try (Socket client = server.accept()) {
        client.getInputStream().read(new byte[2_000]);
        client.getOutputStream().write(bytes);
      } catch (IOException closed) {
        continue;
      }
    }
  }

  @Test
  void hostThatIsNotPublicIsNotChecked() throws IOException {
    try (Connections inner = Connections.at("127.0.0.1")) {
      for (String host : List.of("127.0.0.1", "inner.example.com", "::1", "169.254.169.254")) {
        assertThatThrownBy(() -> check(host, inner.port()))
            .isInstanceOf(ForbiddenAddressException.class);
      }
      assertThat(inner.count()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "www.example.com;id, 443, host",
    "2130706433, 443, host",
    "https://www.example.com, 443, host",
    "'', 443, host",
    "www.example.com, 22, port",
    "www.example.com, 8080, port"
  })
  void wrongInputIsRefusedByTheNameOfItsField(String host, int port, String field) {
    SslCheckerTool tool = tool(new SslProperties(List.of(443)));
    assertThatThrownBy(() -> tool.run(new SslInput(host, port)))
        .isInstanceOf(ApiException.class)
        .hasMessageStartingWith(field + ": ");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      delimiter = '|',
      value = {
        "max-age=31536000                      | 31536000 | false",
        "max-age=\"600\"; includeSubDomains    | 600      | true",
        "INCLUDESUBDOMAINS; MAX-AGE=0          | 0        | true"
      })
  void hstsIsRead(String value, long maxAge, boolean subDomains) {
    assertThat(
            HttpsHeaders.read(
                "HTTP/1.1 200 OK\r\nServer: x\r\nStrict-Transport-Security: " + value + "\r\n\r\n"))
        .isEqualTo(new Hsts(maxAge, subDomains, false));
    assertThat(HttpsHeaders.read("HTTP/1.1 200 OK\r\n\r\nStrict-Transport-Security: max-age=1"))
        .isNull();
    assertThat(HttpsHeaders.read("Strict-Transport-Security: preload\r\n\r\n")).isNull();
  }

  private static List<TlsVersion> offered(SslResult result) {
    return result.versions().stream().filter(Version::offered).map(Version::version).toList();
  }

  private static SslResult check(String host, int port) {
    return tool(new SslProperties(List.of(port))).run(new SslInput(host, port));
  }

  private static SslCheckerTool tool(SslProperties properties) {
    return new SslCheckerTool(LocalTls.check(INTERNET, ROOT), properties);
  }
}
