package com.onelastai.tools.research;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.tools.connect.LocalInternet;
import com.onelastai.tools.dns.DnsLookupResult.DnsAnswer;
import com.onelastai.tools.dns.DnsLookups;
import com.onelastai.tools.dns.RecordType;
import com.onelastai.tools.domain.DomainName;
import com.onelastai.tools.ip.IpCountries;
import com.onelastai.tools.reputation.LocalReputation;
import com.onelastai.tools.reputation.ReputationResult.Reputation;
import com.onelastai.tools.research.ResearchResult.Failure;
import com.onelastai.tools.research.ResearchResult.HttpField;
import com.onelastai.tools.research.ResearchResult.MailSetup;
import com.onelastai.tools.research.ResearchResult.Part;
import com.onelastai.tools.research.ResearchResult.Place;
import com.onelastai.tools.ssl.Grade;
import com.onelastai.tools.ssl.LocalTls;
import com.onelastai.tools.ssl.TlsServer;
import com.onelastai.tools.test.DnsZone;
import com.onelastai.tools.test.WebServer;
import com.onelastai.tools.tool.ToolFailedException;
import com.onelastai.tools.whois.LocalRegistries;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResearchToolTest {

  private static final String PUBLIC = "127.0.0.2";

  private final LocalInternet internet =
      new LocalInternet(
          DnsZone.of(
              "example.com.",
              """
              @ A 127.0.0.2
              @ MX 10 mail
              @ TXT "other"
              @ TXT "v=spf1 ip4:192.0.2.1" " -all"
              _dmarc TXT "v=DMARC1; p=Reject; rua=mailto:dmarc@example.com"
              www A 127.0.0.2
              open TXT "v=spf1 +all"
              _dmarc.open TXT "v=DMARC1; p=none"
              two TXT "v=spf1 -all"
              two TXT "v=spf1 ~all"
              _dmarc.two TXT "v=DMARC1; p=none"
              _dmarc.two TXT "v=DMARC1; p=reject"
              nomail MX 0 .
              inner A 127.0.0.1
              bare TXT "v=spf10 -all"
              escaped TXT "v=spf1 \\"include:x\\" all"
              """),
          DnsZone.of("example.org.", "@ TXT \"v=DMARC1\"\n"),
          DnsZone.of("example.net.", "rdap A 127.0.0.2\nwhois A 127.0.0.2\n"));
  private final WebServer web = WebServer.at(PUBLIC, 0);
  private final TlsServer tls = LocalTls.server(PUBLIC, "www.example.com");
  private final CountDownLatch stopped = new CountDownLatch(1);

  @BeforeEach
  void start() {
    web.answer(
        "/dns.json",
        200,
        "application/json",
        "{\"services\": [[[\"com\"], [\"http://rdap.example.net:%d/\"]]]}".formatted(web.port()));
    web.answer(
        "/domain/example.com", 200, "application/rdap+json", "{\"ldhName\": \"example.com\"}");
  }

  @AfterEach
  void stop() throws IOException {
    stopped.countDown();
    web.close();
    tls.close();
    internet.close();
  }

  @Test
  void reportHasAllParts() throws IOException {
    web.on(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Server", "Example/1.0");
          exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
          WebServer.send(exchange, 200, "text/html", "<p>");
        });
    ResearchResult report = run("www.example.com", Duration.ofSeconds(20));
    assertThat(report.failures()).isEmpty();
    assertThat(report.registrable()).isEqualTo("example.com");
    assertThat(Objects.requireNonNull(report.registration()).registered()).isTrue();
    assertThat(report.dns())
        .filteredOn(answer -> answer.type() == RecordType.A)
        .flatExtracting(DnsAnswer::records)
        .extracting("data")
        .containsExactly(PUBLIC);
    assertThat(Objects.requireNonNull(report.mail()).policy()).isEqualTo("reject");
    assertThat(Objects.requireNonNull(report.tls()).grade()).isEqualTo(Grade.A);
    assertThat(report.tls().issuer()).isEqualTo("CN=Root");
    assertThat(Objects.requireNonNull(report.http()).headers())
        .containsExactly(
            new HttpField("server", "Example/1.0"),
            new HttpField("content-type", "text/html"),
            new HttpField("x-content-type-options", "nosniff"));
    assertThat(report.http().missing()).contains("content-security-policy");
    assertThat(Objects.requireNonNull(report.reputation()).reputation())
        .isEqualTo(Reputation.NOT_CONFIGURED);
    assertThat(report.addresses()).containsExactly(new Place(PUBLIC, null));
  }

  @Test
  void redirectsOfTheWebsiteAreNamed() throws IOException {
    web.redirect("/", 301, "/home");
    web.answer("/home", 404, "text/html", "");
    ResearchResult report = run("www.example.com", Duration.ofSeconds(20));
    assertThat(Objects.requireNonNull(report.http()).status()).isEqualTo(404);
    assertThat(report.http().url()).endsWith("/home");
    assertThat(report.http().redirects()).hasSize(1);
  }

  @Test
  void partThatFailsSaysWhyAndTheOthersHaveTheirResults() throws IOException {
    ResearchResult report = run("inner.example.com", Duration.ofSeconds(20));
    assertThat(report.failures())
        .extracting(Failure::part)
        .containsExactly(Part.TLS, Part.HTTP, Part.ADDRESSES);
    assertThat(report.failures())
        .extracting(Failure::reason)
        .allMatch(reason -> reason.contains("inner.example.com"));
    assertThat(report.registration()).isNotNull();
    assertThat(report.dns()).isNotEmpty();
  }

  @Test
  void partThatTakesTooLongIsGivenUp() throws IOException {
    web.on(
        "/",
        exchange -> {
          try {
            stopped.await();
          } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
          }
        });
    ResearchResult report = run("www.example.com", Duration.ofMillis(1_500));
    assertThat(report.http()).isNull();
    assertThat(report.failures()).contains(new Failure(Part.HTTP, "No answer within 1 seconds."));
    assertThat(report.mail()).isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          example.com         | v=spf1 ip4:192.0.2.1 -all | reject | -
          www.example.com     | -                         | reject | There is no SPF record.
          open.example.com    | v=spf1 +all               | none   | SPF lets everybody send. DMARC asks for nothing.
          two.example.com     | v=spf1 -all               | -      | There is more than one SPF record, so none counts. There is more than one DMARC record, so none counts.
          bare.example.com    | -                         | reject | There is no SPF record.
          escaped.example.com | v=spf1 "include:x" all    | reject | SPF lets everybody send.
          example.org         | -                         | -      | There is no SPF record. There is no DMARC record.
          none.example.com    | -                         | reject | There is no SPF record.
          """)
  void mailSetUpIsReadFromTheDns(String domain, String spf, String policy, String problems) {
    MailSetup setup = mail().check(DomainName.of("domain", domain));
    assertThat(setup.spf()).isEqualTo(spf);
    assertThat(setup.policy()).isEqualTo(policy);
    assertThat(String.join(" ", setup.problems())).isEqualTo(problems == null ? "" : problems);
  }

  @Test
  void domainMayRefuseMail() {
    assertThat(mail().check(DomainName.of("domain", "nomail.example.com")).refusesMail()).isTrue();
    assertThat(mail().check(DomainName.of("domain", "example.com")))
        .returns(false, MailSetup::refusesMail)
        .satisfies(setup -> assertThat(setup.servers()).containsExactly("10 mail.example.com."));
  }

  @Test
  void mailSetUpIsUnknownIfNobodyAnswers() {
    assertThatThrownBy(() -> mail().check(DomainName.of("domain", "refused.example")))
        .isInstanceOf(ToolFailedException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "com",
        "co.uk",
        "127.0.0.1",
        "::1",
        "https://example.com",
        "example.com;id",
        "a b.com"
      })
  void whatIsNoDomainIsRefused(String domain) {
    assertThatThrownBy(() -> run(domain, Duration.ofSeconds(1)))
        .isInstanceOf(ApiException.class)
        .hasMessageStartingWith("domain: ");
  }

  private MailCheck mail() {
    return new MailCheck(new DnsLookups(internet.nameServers()));
  }

  private ResearchResult run(String domain, Duration limit) throws IOException {
    ResearchProperties properties = new ResearchProperties(limit, web.port(), tls.port());
    ResearchParts parts =
        new ResearchParts(
            LocalRegistries.of(
                internet, "http://rdap.example.net:" + web.port(), "whois.example.net", 1),
            new DnsLookups(internet.nameServers()),
            mail(),
            LocalTls.check(internet),
            new HttpCheck(internet.fetcher(), properties),
            LocalReputation.withoutSources(internet),
            internet.hosts(),
            new IpCountries(""),
            properties);
    return new ResearchTool(parts, properties).run(new ResearchInput(domain));
  }
}
