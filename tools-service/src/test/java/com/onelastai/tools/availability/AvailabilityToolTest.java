package com.onelastai.tools.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.tools.availability.AvailabilityResult.Availability;
import com.onelastai.tools.availability.AvailabilityResult.Certainty;
import com.onelastai.tools.availability.AvailabilityResult.Source;
import com.onelastai.tools.availability.AvailabilityResult.Status;
import com.onelastai.tools.connect.LocalInternet;
import com.onelastai.tools.dns.DnsLookups;
import com.onelastai.tools.test.DnsZone;
import com.onelastai.tools.test.WebServer;
import com.onelastai.tools.whois.LocalRegistries;
import com.onelastai.tools.whois.WhoisServer;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** .com is known to RDAP, .org to whois, .nl to the DNS alone; nobody knows .se. */
class AvailabilityToolTest {

  private final LocalInternet internet =
      new LocalInternet(
          DnsZone.of("example.net.", "rdap A 127.0.0.2\nwhois A 127.0.0.2\nregistry A 127.0.0.3\n"),
          DnsZone.of("nl.", "parked A 192.0.2.1\n"),
          DnsZone.of("taken.nl.", ""),
          DnsZone.of("com.", ""),
          DnsZone.of("busy.com.", ""),
          DnsZone.of(".", "com NS ns.com.\nnl NS ns.nl.\n"));
  private final WebServer web = WebServer.at("127.0.0.2", 0);
  private final WhoisServer root = WhoisServer.at("127.0.0.2", 0, AvailabilityToolTest::refer);
  private final WhoisServer registry =
      WhoisServer.at("127.0.0.3", root.port(), AvailabilityToolTest::answer);

  private static String refer(String question) {
    return question.endsWith(".org")
        ? "refer: registry.example.net\ndomain: ORG\n"
        : question.endsWith(".nosuch")
            ? "% This query returned 0 objects.\n"
            : "domain: NL\ncreated: 1986-04-25\n";
  }

  private static String answer(String question) {
    return switch (question) {
      case "taken.org" -> "Domain Name: TAKEN.ORG\nRegistry Expiry Date: 2027-01-01T00:00:00Z\n";
      case "free.org" -> "No match for \"FREE.ORG\".\n";
      default -> "Too many queries, try again later: soon\n";
    };
  }

  @BeforeEach
  void start() {
    web.answer(
        "/dns.json",
        200,
        "application/json",
        "{\"services\": [[[\"com\"], [\"http://rdap.example.net:%d/\"]]]}".formatted(web.port()));
    web.answer(
        "/domain/taken.com",
        200,
        "application/rdap+json",
        """
        {"ldhName": "taken.com",
         "events": [{"eventAction": "expiration", "eventDate": "2027-08-13T04:00:00Z"}]}
        """);
    web.answer("/domain/busy.com", 429, "application/rdap+json", "{}");
    web.answer("/domain/odd.com", 200, "text/html", "<p>");
  }

  @AfterEach
  void stop() throws IOException {
    web.close();
    root.close();
    registry.close();
    internet.close();
  }

  @ParameterizedTest
  @CsvSource({
    "taken.com,     REGISTERED, CERTAIN, RDAP",
    "www.taken.com, REGISTERED, CERTAIN, RDAP",
    "free.com,      AVAILABLE,  CERTAIN, RDAP",
    "taken.org,     REGISTERED, CERTAIN, WHOIS",
    "free.org,      AVAILABLE,  LIKELY,  WHOIS",
    "taken.nl,      REGISTERED, CERTAIN, DNS",
    "free.nl,       AVAILABLE,  LIKELY,  DNS",
    "busy.com,      REGISTERED, CERTAIN, DNS",
    "odd.com,       AVAILABLE,  LIKELY,  DNS",
    "bücher.com,    AVAILABLE,  CERTAIN, RDAP",
  })
  void statusSaysHowSureItIsAndByWhat(
      String domain, Status status, Certainty certainty, Source source) {
    Availability availability = check(domain).getFirst();
    assertThat(availability.status()).isEqualTo(status);
    assertThat(availability.certainty()).isEqualTo(certainty);
    assertThat(availability.source()).isEqualTo(source);
  }

  @ParameterizedTest
  @ValueSource(strings = {"example.nosuch", "busy.org", "parked.nl"})
  void statusThatNobodyKnowsIsUnknown(String domain) {
    assertThat(check(domain))
        .containsExactly(
            new Availability(domain, Status.UNKNOWN, Certainty.UNKNOWN, null, null, null));
  }

  @Test
  void answerNamesTheServerAndTheEndOfTheRegistration() {
    assertThat(check("taken.com").getFirst())
        .satisfies(taken -> {
          assertThat(taken.server()).isEqualTo("http://rdap.example.net:%d/", web.port());
          assertThat(taken.expires()).isEqualTo("2027-08-13T04:00:00Z");
        });
    assertThat(check("taken.org").getFirst().server()).isEqualTo("registry.example.net");
  }

  @Test
  void domainsAreCheckedOnceInTheirOrder() {
    assertThat(check("free.com", "taken.com", "www.taken.com", "TAKEN.com."))
        .extracting(Availability::domain)
        .containsExactly("free.com", "taken.com");
    assertThat(web.requests()).containsOnlyOnce("GET /domain/taken.com");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "com",
        "co.uk",
        "192.0.2.1",
        "free.com;id",
        "free.com\r\nhello",
        "../../etc",
        "",
        "a b.com"
      })
  void wrongDomainIsNamedByItsPlace(String domain) {
    assertThatThrownBy(() -> check("free.com", domain))
        .isInstanceOf(ApiException.class)
        .hasMessageStartingWith("domains[1]: ");
  }

  private List<Availability> check(String... domains) {
    AvailabilityCheck check =
        new AvailabilityCheck(
            LocalRegistries.of(
                internet,
                "http://rdap.example.net:" + web.port(),
                "whois.example.net",
                root.port()),
            new DnsLookups(internet.nameServers()));
    return new AvailabilityTool(check).run(new AvailabilityInput(List.of(domains))).domains();
  }
}
