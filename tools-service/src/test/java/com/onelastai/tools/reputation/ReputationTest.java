package com.onelastai.tools.reputation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.tools.connect.LocalInternet;
import com.onelastai.tools.reputation.ReputationResult.Reputation;
import com.onelastai.tools.reputation.Verdict.Opinion;
import com.onelastai.tools.reputation.Verdict.SourceKind;
import com.onelastai.tools.test.DnsZone;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReputationTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant CHANGED = Instant.parse("2026-02-01T00:00:00Z");
  private static final String MD5 = "d41d8cd98f00b204e9800998ecf8427e";
  private static final String SHA256 =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
  private static final String FEED =
      """
      # A feed
      bad.example.com     # with a reason
      BÜCHER.example

      192.0.2.7
      198.51.100.0/24
      2001:db8:bad::/48
      http://www.example.org/download?x=1
      D41D8CD98F00B204E9800998ECF8427E
      %s
      not an indicator
      300.1.1.1
      10.0.0.0/99
      """
          .formatted(SHA256);

  private static final DnsZone LATE = DnsZone.of("late.example.net.", "");

  private static final LocalInternet INTERNET =
      new LocalInternet(
          LATE,
          DnsZone.of(
              "domains.example.net.",
              """
              test A 127.0.0.2
              evil.example.com A 127.0.1.4
              evil.example.com TXT "phishing"
              deep.a.b.c.d.e.f.evil.example.org A 127.0.1.2
              odd.example.com A 192.0.2.1
              busy.example.com A 127.255.255.254
              """),
          DnsZone.of(
              "addresses.example.net.",
              """
              2.0.0.127 A 127.0.0.2
              9.2.0.192 A 127.0.0.4
              2.0.0.0.0.0.f.7.f.f.f.f%1$s A 127.0.0.2
              1.0.0.0%2$s.8.b.d.0.1.0.0.2 A 127.0.0.3
              """
                  .formatted(".0".repeat(20), ".0".repeat(20))),
          DnsZone.of("no-test.example.net.", "evil.example.com A 127.0.0.2\n"),
          DnsZone.of("everything.example.net.", "test A 127.0.0.2\ninvalid A 127.0.0.2\n"),
          DnsZone.of("parked.example.net.", "test A 192.0.2.80\n"));

  @TempDir Path folder;

  @AfterAll
  static void stop() {
    INTERNET.close();
  }

  @ParameterizedTest
  @CsvSource({
    "evil.example.com,                  LISTED,     evil.example.com",
    "www.evil.example.com,              LISTED,     evil.example.com",
    "a.b.c.d.e.f.evil.example.com,      LISTED,     evil.example.com",
    "deep.a.b.c.d.e.f.evil.example.org, LISTED,     deep.a.b.c.d.e.f.evil.example.org",
    "good.example.com,                  NOT_LISTED, ",
    "odd.example.com,                   UNKNOWN,    ",
    "busy.example.com,                  UNKNOWN,    "
  })
  void listsOfDomainsAreAskedForTheDomainAndThoseAboveIt(
      String domain, Reputation reputation, String listed) {
    ReputationResult result = ofDomain(domain, "domains.example.net");
    assertThat(result.reputation()).isEqualTo(reputation);
    assertThat(result.verdicts())
        .singleElement()
        .satisfies(verdict -> {
          assertThat(verdict.source()).isEqualTo("domains.example.net");
          assertThat(verdict.kind()).isEqualTo(SourceKind.DNS_LIST);
          assertThat(verdict.listed()).isEqualTo(listed);
          assertThat(verdict.time()).isEqualTo(NOW);
        });
  }

  @Test
  void codesAndReasonsOfAListAreShown() {
    assertThat(ofDomain("evil.example.com", "domains.example.net").verdicts().getFirst().detail())
        .isEqualTo("127.0.1.4, \"phishing\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no-test.example.net",
        "everything.example.net",
        "parked.example.net",
        "addresses.example.net",
        "refused.example.org",
        "%s.example.net"
      })
  void listThatFailsItsTestIsNotTrusted(String zone) {
    ReputationResult result = ofDomain("evil.example.com", zone.formatted("long".repeat(20)));
    assertThat(result.reputation()).isEqualTo(Reputation.UNKNOWN);
    assertThat(result.verdicts())
        .singleElement()
        .satisfies(verdict -> {
          assertThat(verdict.opinion()).isEqualTo(Opinion.UNKNOWN);
          assertThat(verdict.detail()).isNotBlank();
        });
  }

  @Test
  void listThatWorksAgainIsUsedAfterAMinute() {
    AtomicReference<Instant> now = new AtomicReference<>(NOW);
    InstantSource time = now::get;
    ReputationCheck check =
        LocalReputation.of(
            INTERNET,
            new ReputationProperties(List.of("late.example.net"), List.of(), List.of()),
            time.withZone(ZoneOffset.UTC));
    assertThat(of(check, "example.com").reputation()).isEqualTo(Reputation.UNKNOWN);
    LATE.add("test A 127.0.0.2\n");
    now.set(NOW.plusSeconds(59));
    assertThat(of(check, "example.com").reputation()).isEqualTo(Reputation.UNKNOWN);
    now.set(NOW.plusSeconds(60));
    assertThat(of(check, "example.com").reputation()).isEqualTo(Reputation.NOT_LISTED);
  }

  @Test
  void oneListThatListsIsEnoughAndOneWithoutAnswerLeavesItOpen() {
    assertThat(ofDomain("evil.example.com", "domains.example.net", "refused.example.org"))
        .returns(Reputation.LISTED, ReputationResult::reputation);
    assertThat(ofDomain("good.example.com", "domains.example.net", "refused.example.org"))
        .returns(Reputation.UNKNOWN, ReputationResult::reputation);
  }

  @Test
  void withoutASourceNothingIsSaid() {
    assertThat(ofDomain("evil.example.com"))
        .returns(Reputation.NOT_CONFIGURED, ReputationResult::reputation)
        .returns(List.of(), ReputationResult::verdicts);
    ReputationCheck domainsOnly = check(List.of("domains.example.net"), List.of(), List.of());
    for (String indicator : List.of("192.0.2.1", MD5)) {
      assertThat(of(domainsOnly, indicator).reputation()).isEqualTo(Reputation.NOT_CONFIGURED);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.9,            LISTED",
    "http://192.0.2.9/a,   LISTED",
    "192.0.2.8,            NOT_LISTED",
    "2001:db8::1,          LISTED",
    "https://[2001:db8::1]:8443/, LISTED",
    "2001:db8::2,          NOT_LISTED"
  })
  void listsOfAddressesAreAskedInReverse(String indicator, Reputation reputation) {
    ReputationCheck check = check(List.of(), List.of("addresses.example.net"), List.of());
    assertThat(of(check, indicator).reputation()).isEqualTo(reputation);
  }

  @ParameterizedTest
  @CsvSource({
    "bad.example.com,                       bad.example.com",
    "www.BAD.example.com.,                  bad.example.com",
    "xn--bcher-kva.example,                 xn--bcher-kva.example",
    "192.0.2.7,                             192.0.2.7",
    "198.51.100.200,                        198.51.100.0/24",
    "2001:db8:bad:1::1,                     2001:db8:bad::/48",
    "http://WWW.example.org/download?x=1#a, http://www.example.org/download?x=1",
    "https://bad.example.com/page,          bad.example.com",
    "http://198.51.100.1/,                  198.51.100.0/24",
    "D41D8CD98F00B204E9800998ECF8427E,      d41d8cd98f00b204e9800998ecf8427e",
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855, "
        + "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
  })
  void feedIsSearchedForTheIndicatorAndWhatIsAboveIt(String indicator, String listed)
      throws IOException {
    ReputationCheck check = check(List.of(), List.of(), List.of(feed(FEED, CHANGED)));
    ReputationResult result = of(check, indicator);
    assertThat(result.reputation()).isEqualTo(Reputation.LISTED);
    assertThat(result.verdicts())
        .containsExactly(
            new Verdict("feed.txt", SourceKind.FEED, Opinion.LISTED, listed, null, CHANGED));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "example.com",
        "notbad.example.com",
        "bad.example.com.example.org",
        "192.0.2.8",
        "198.51.101.1",
        "2001:db8:bae::1",
        "http://www.example.org/download",
        "http://www.example.org/",
        "00000000000000000000000000000000"
      })
  void whatIsNotInTheFeedIsNotListed(String indicator) throws IOException {
    ReputationCheck check = check(List.of(), List.of(), List.of(feed(FEED, CHANGED)));
    assertThat(of(check, indicator).reputation()).isEqualTo(Reputation.NOT_LISTED);
  }

  @Test
  void feedIsReadAgainWhenItWasChangedAndUnknownWhenItIsGone() throws IOException {
    Path file = feed("bad.example.com\n", CHANGED);
    ReputationCheck check = check(List.of(), List.of(), List.of(file));
    assertThat(of(check, "bad.example.com").reputation()).isEqualTo(Reputation.LISTED);
    feed("bad.example.org\n", CHANGED.plusSeconds(1));
    assertThat(of(check, "bad.example.com").reputation()).isEqualTo(Reputation.NOT_LISTED);
    assertThat(of(check, "bad.example.org").verdicts().getFirst().time())
        .isEqualTo(CHANGED.plusSeconds(1));
    Files.delete(file);
    assertThat(of(check, "bad.example.org").reputation()).isEqualTo(Reputation.UNKNOWN);
  }

  @Test
  void feedThatIsNoTextIsUnknown() throws IOException {
    Path file = folder.resolve("feed.txt");
    Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    assertThat(of(check(List.of(), List.of(), List.of(file)), "example.com").reputation())
        .isEqualTo(Reputation.UNKNOWN);
  }

  @Test
  void malformedLinesHideNoOthers() throws IOException {
    Feed feed = Feed.read(feed(FEED, CHANGED));
    assertThat(feed.size()).isEqualTo(8);
    assertThat(feed.malformed()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "com",
        "example.com;id",
        "http://",
        "http://user@example.com/",
        "ftp://example.com/",
        "192.0.2.0/24",
        "0x7f.1",
        "xyz1",
        "a b.example.com",
        "http://example.com/\r\nX: y"
      })
  void whatIsNoIndicatorIsRefused(String indicator) {
    assertThatThrownBy(() -> of(check(List.of(), List.of(), List.of()), indicator))
        .isInstanceOf(ApiException.class)
        .hasMessageStartingWith("indicator: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"com", "192.0.2.1", "https://example.com", "", "example.com;id"})
  void whatIsNoDomainIsRefused(String domain) {
    assertThatThrownBy(() -> ofDomain(domain))
        .isInstanceOf(ApiException.class)
        .hasMessageStartingWith("domain: ");
  }

  private Path feed(String lines, Instant changed) throws IOException {
    Path file = folder.resolve("feed.txt");
    Files.writeString(file, lines, StandardCharsets.UTF_8);
    return Files.setLastModifiedTime(file, FileTime.from(changed));
  }

  private static ReputationResult ofDomain(String domain, String... zones) {
    return new DomainReputationTool(check(List.of(zones), List.of(), List.of()))
        .run(new DomainReputationInput(domain));
  }

  private static ReputationResult of(ReputationCheck check, String indicator) {
    return new ThreatIntelligenceTool(check).run(new ThreatIntelligenceInput(indicator));
  }

  private static ReputationCheck check(
      List<String> domainLists, List<String> addressLists, List<Path> feeds) {
    ReputationProperties properties = new ReputationProperties(domainLists, addressLists, feeds);
    return LocalReputation.of(INTERNET, properties, Clock.fixed(NOW, ZoneOffset.UTC));
  }
}
