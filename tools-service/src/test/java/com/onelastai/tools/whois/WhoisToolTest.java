package com.onelastai.tools.whois;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.tools.connect.LocalInternet;
import com.onelastai.tools.test.DnsZone;
import com.onelastai.tools.test.WebServer;
import com.onelastai.tools.tool.ToolFailedException;
import com.onelastai.tools.whois.WhoisInput.Protocol;
import com.onelastai.tools.whois.WhoisResult.Registration;
import com.onelastai.tools.whois.WhoisResult.Reply;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhoisToolTest {

  private static final String DOMAIN =
      """
      {"objectClassName": "domain", "handle": "D1-EXAMPLE", "ldhName": "example.com",
       "status": ["client transfer prohibited", "active"],
       "events": [{"eventAction": "registration", "eventDate": "1995-08-14T04:00:00Z"},
                  {"eventAction": "expiration", "eventDate": "2027-08-13T04:00:00Z"},
                  {"eventAction": "last changed", "eventDate": "2026-01-01T00:00:00Z"}],
       "secureDNS": {"delegationSigned": true},
       "nameservers": [{"ldhName": "a.example.net"}, {"ldhName": "b.example.net"}],
       "entities": [
         {"roles": ["registrar"],
          "vcardArray": ["vcard", [["version", {}, "text", "4.0"],
                                   ["fn", {}, "text", "Example Registrar"]]],
          "entities": [
            {"roles": ["abuse"],
             "vcardArray": ["vcard", [["email", {}, "text", "abuse@example.net"]]]}]},
         {"roles": ["registrant"],
          "vcardArray": ["vcard", [["org", {"type": "work"}, "text", "Example Organization"]]]}]}
      """;

  private final LocalInternet internet =
      new LocalInternet(
          DnsZone.of(
              "example.net.",
              """
              rdap A 127.0.0.2
              other A 127.0.0.2
              whois A 127.0.0.2
              registry A 127.0.0.3
              registrar A 127.0.0.4
              inner A 127.0.0.1
              """));
  private final WebServer web = WebServer.at("127.0.0.2", 0);
  private WhoisServer root = WhoisServer.at("127.0.0.2", 0, this::refer);
  private @Nullable WhoisServer registry;
  private @Nullable WhoisServer registrar;
  private String referral = "registry.example.net";

  @BeforeEach
  void start() {
    web.answer("/dns.json", 200, "application/json", services("com", "/com/", "co.uk", "/uk"));
    web.answer(
        "/ipv4.json",
        200,
        "application/json",
        services("192.0.0.0/8", "/a/", "192.0.2.0/24", "/b/"));
    web.answer("/ipv6.json", 200, "application/json", services("2001:db8::/32", "/six/"));
    web.answer("/asn.json", 200, "application/json", services("64496-64511", "/as/"));
  }

  /** Two services, each with a key and a server. */
  private String services(String... pairs) {
    StringBuilder services = new StringBuilder("{\"version\": \"1.0\", \"services\": [");
    for (int i = 0; i < pairs.length; i += 2) {
      services.append(i == 0 ? "" : ",");
      services.append(
          "[[\"%s\"], [\"http://rdap.example.net:%d%s\"]]"
              .formatted(pairs[i], web.port(), pairs[i + 1]));
    }
    return services.append("]}").toString();
  }

  private String refer(String question) {
    return "% IANA WHOIS server\n\nrefer:        " + referral + "\n\ndomain:       COM\n";
  }

  @AfterEach
  void stop() throws IOException {
    for (AutoCloseable each : new AutoCloseable[] {root, registry, registrar, web, internet}) {
      try {
        if (each != null) {
          each.close();
        }
      } catch (Exception failed) {
        throw new IOException(failed);
      }
    }
  }

  @Test
  void registrationOfADomainIsReadFromRdap() {
    web.answer("/com/domain/example.com", 200, "application/rdap+json", DOMAIN);
    WhoisResult result = ask("Example.COM.", null);
    assertThat(result.protocol()).isEqualTo(Protocol.RDAP);
    Registration registration = result.registration();
    assertThat(registration.name()).isEqualTo("example.com");
    assertThat(registration.status()).containsExactly("client transfer prohibited", "active");
    assertThat(registration.registrar()).isEqualTo("Example Registrar");
    assertThat(registration.holder()).isEqualTo("Example Organization");
    assertThat(registration.abuseContact()).isEqualTo("abuse@example.net");
    assertThat(registration.registered()).isEqualTo("1995-08-14T04:00:00Z");
    assertThat(registration.expires()).isEqualTo("2027-08-13T04:00:00Z");
    assertThat(registration.nameServers()).containsExactly("a.example.net", "b.example.net");
    assertThat(registration.signed()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "example.com, /com/domain/example.com",
    "bücher.com, /com/domain/xn--bcher-kva.com",
    "example.co.uk, /uk/domain/example.co.uk",
    "192.0.2.1, /b/ip/192.0.2.1",
    "192.1.2.1, /a/ip/192.1.2.1",
    "2001:db8::1, /six/ip/2001:db8:0:0:0:0:0:1",
    "AS64496, /as/autnum/64496",
    "as64511, /as/autnum/64511"
  })
  void serverIsTheOneThatIanaNames(String query, String path) {
    web.answer(path, 200, "application/rdap+json", "{\"handle\": \"here\"}");
    assertThat(ask(query, Protocol.RDAP).registration().handle()).isEqualTo("here");
  }

  @Test
  void filesOfIanaAreKept() {
    web.answer("/com/domain/", 200, "application/rdap+json", "{}");
    WhoisTool tool = tool();
    tool.run(new WhoisInput("one.com", null));
    tool.run(new WhoisInput("two.com", null));
    assertThat(web.requests()).containsOnlyOnce("GET /dns.json");
  }

  @Test
  void rangeOfAnAddressIsRead() {
    web.answer(
        "/b/ip/192.0.2.1",
        200,
        "application/rdap+json",
        """
        {"handle": "NET-1", "name": "TEST-NET-1", "country": "NL",
         "startAddress": "192.0.2.0", "endAddress": "192.0.2.255"}
        """);
    Registration registration = ask("192.0.2.1", null).registration();
    assertThat(registration.range()).isEqualTo("192.0.2.0 - 192.0.2.255");
    assertThat(registration.country()).isEqualTo("NL");
    assertThat(registration.name()).isEqualTo("TEST-NET-1");
  }

  @Test
  void whatIsNotRegisteredIsSaid() {
    assertThatThrownBy(() -> ask("free.com", null))
        .isInstanceOf(ToolFailedException.class)
        .hasMessage("free.com is not registered, says its registry.");
  }

  @Test
  void whoisIsFollowedFromTheRootToTheRegistrar() {
    registry =
        WhoisServer.at(
            "127.0.0.3",
            root.port(),
            question ->
                "   Domain Name: EXAMPLE.ORG\r\n   Registrar: Example Registrar\r\n"
                    + "   Registrar WHOIS Server: registrar.example.net\r\n"
                    + "   Creation Date: 1995-08-31T04:00:00Z\r\n"
                    + "   Registry Expiry Date: 2027-08-30T04:00:00Z\r\n"
                    + "   Domain Status: ok https://icann.org/epp#ok\r\n"
                    + "   Name Server: A.EXAMPLE.NET\r\n   Name Server: B.EXAMPLE.NET\r\n"
                    + "   DNSSEC: unsigned\r\n");
    registrar =
        WhoisServer.at(
            "127.0.0.4",
            root.port(),
            question ->
                "Domain Name: example.org\nRegistrar WHOIS Server: registrar.example.net\n"
                    + "Registrant Organization: Example Organization\n"
                    + "Registrar Abuse Contact Email: abuse@example.net\n");
    WhoisResult result = ask("example.org", null);
    assertThat(result.protocol()).isEqualTo(Protocol.WHOIS);
    assertThat(result.replies())
        .extracting(Reply::server)
        .containsExactly("whois.example.net", "registry.example.net", "registrar.example.net");
    Registration registration = result.registration();
    assertThat(registration.name()).isEqualTo("example.org");
    assertThat(registration.registrar()).isEqualTo("Example Registrar");
    assertThat(registration.holder()).isEqualTo("Example Organization");
    assertThat(registration.registered()).isEqualTo("1995-08-31T04:00:00Z");
    assertThat(registration.expires()).isEqualTo("2027-08-30T04:00:00Z");
    assertThat(registration.nameServers()).containsExactly("a.example.net", "b.example.net");
    assertThat(registration.signed()).isFalse();
  }

  @Test
  void whoisKnowsAddressesAndAutonomousSystems() {
    registry =
        WhoisServer.at(
            "127.0.0.3",
            root.port(),
            question ->
                question.equals("AS64500")
                    ? "aut-num: AS64500\nas-name: EXAMPLE-AS\norg-name: Example\n"
                    : "inetnum: 198.51.100.0 - 198.51.100.255\nnetname: TEST\ncountry: NL\n");
    assertThat(ask("198.51.100.7", Protocol.WHOIS).registration().range())
        .isEqualTo("198.51.100.0 - 198.51.100.255");
    assertThat(ask("AS64500", Protocol.WHOIS).registration().name()).isEqualTo("EXAMPLE-AS");
  }

  @Test
  void registryThatHasNothingMeansNotRegistered() {
    registry =
        WhoisServer.at("127.0.0.3", root.port(), question -> "No match for \"FREE.ORG\".\r\n");
    assertThatThrownBy(() -> ask("free.org", Protocol.WHOIS))
        .isInstanceOf(ToolFailedException.class)
        .hasMessageContaining("is not registered");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "inner.example.net",
        "127.0.0.1",
        "0x7f.1",
        "localhost",
        "none.example.net",
        "whois.example.net",
        "registry.example.net;id",
        "rwhois://registry.example.net:4321"
      })
  void referralThatLeadsNowhereIsNotFollowed(String to) {
    referral = to;
    assertThat(ask("example.org", Protocol.WHOIS).replies()).hasSize(1);
  }

  @Test
  void replyWithoutEndIsCut() {
    referral = "";
    try (WhoisServer endless =
        WhoisServer.at("127.0.0.5", root.port(), question -> "a: b   \n".repeat(100_000))) {
      WhoisProperties properties = new WhoisProperties("http://-/", "127.0.0.5", endless.port());
      WhoisResult result =
          new Whois(internet.connector(), properties).ask(Query.parse("example.org"));
      assertThat(result.replies().getFirst().text()).hasSize(200_000);
    } catch (IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/html", "/deep", "/error", "/list"})
  void answerThatIsNoRdapIsAFailedRun(String suffix) {
    web.answer("/com/domain/html.com", 200, "text/html", "<p>");
    web.answer("/com/domain/deep.com", 200, "application/json", "[".repeat(100_000));
    web.answer("/com/domain/error.com", 500, "application/json", "{}");
    web.answer("/com/domain/list.com", 403, "application/json", "[]");
    assertThatThrownBy(() -> ask(suffix.substring(1) + ".com", Protocol.RDAP))
        .isInstanceOf(ToolFailedException.class);
  }

  @Test
  void rdapThatIsWantedButUnknownIsAFailedRun() {
    assertThatThrownBy(() -> ask("example.org", Protocol.RDAP))
        .hasMessage("No server of RDAP is known for example.org.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "example.com\r\nevil",
        "AS99999999999",
        "AS4294967296",
        "a b",
        "example.com;id",
        "-T dn",
        "192.0.2.0/24",
        "2130706433"
      })
  void whatCannotBeRegisteredIsRefused(String query) {
    assertThatThrownBy(() -> ask(query, null))
        .isInstanceOf(ApiException.class)
        .hasMessageStartingWith("query: ");
  }

  private WhoisResult ask(String query, @Nullable Protocol protocol) {
    return tool().run(new WhoisInput(query, protocol));
  }

  private WhoisTool tool() {
    WhoisProperties properties =
        new WhoisProperties(
            "http://rdap.example.net:" + web.port(), "whois.example.net", root.port());
    return new WhoisTool(LocalRegistries.of(internet, properties));
  }
}
