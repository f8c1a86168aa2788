package com.onelastai.tools.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.tools.connect.LocalInternet;
import com.onelastai.tools.dns.DnsLookupResult.DnsAnswer;
import com.onelastai.tools.test.DnsZone;
import com.onelastai.tools.tool.ToolFailedException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DnsLookupToolTest {

  private static LocalInternet internet;
  private static DnsLookupTool tool;

  @BeforeAll
  static void start() {
    internet =
        new LocalInternet(
            DnsZone.of(
                "example.com.",
                """
                @ 3600 A 192.0.2.1
                @ 60 AAAA 2001:db8::1
                @ 300 MX 10 mail
                @ 300 TXT "v=spf1 -all" "second"
                @ 300 CAA 0 issue "ca.example.net"
                @ 300 HTTPS 1 . alpn=h2,h3
                @ 300 NAPTR 100 10 "u" "sip+E2U" "!^.*$!sip:a@example.com!" .
                @ 300 LOC 52 22 23.000 N 4 53 32.000 E -2.00m 0.00m 10000m 10m
                _sip._tcp 300 SRV 1 2 5060 sip
                _443._tcp.www 300 TLSA 3 1 1 \
                0d6fce6f0d6fce6f0d6fce6f0d6fce6f0d6fce6f0d6fce6f0d6fce6f0d6fce6f
                host 300 SSHFP 4 2 0d6fce6f0d6fce6f0d6fce6f0d6fce6f0d6fce6f0d6fce6f0d6fce6f0d6fce6f
                alias 30 CNAME far
                far 30 CNAME @
                xn--bcher-kva A 192.0.2.7
                big 300 TXT %s
                """
                    .formatted(("\"" + "x".repeat(250) + "\" ").repeat(20))),
            DnsZone.of("com.", "example NS ns.example\n"),
            DnsZone.of("2.0.192.in-addr.arpa.", "1 PTR www.example.com.\n1 PTR example.com.\n"),
            DnsZone.of(
                "8.b.d.0.1.0.0.2.ip6.arpa.",
                "1.%s PTR www.example.com.\n".formatted("0.".repeat(22) + "0")));
    tool = new DnsLookupTool(new DnsLookups(internet.nameServers()));
  }

  @AfterAll
  static void stop() {
    internet.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          example.com               | A     | 3600 | 192.0.2.1
          EXAMPLE.com.              | AAAA  | 60   | 2001:db8:0:0:0:0:0:1
          example.com               | MX    | 300  | 10 mail.example.com.
          example.com               | TXT   | 300  | "v=spf1 -all" "second"
          example.com               | CAA   | 300  | 0 issue "ca.example.net"
          example.com               | HTTPS | 300  | 1 . alpn=h2,h3
          example.com               | NS    | 300  | ns.example.com.
          example.com               | SOA   | 300  | ns.example.com. hostmaster.example.com. 1 3600 600 86400 60
          example.com               | NAPTR | 300  | 100 10 "u" "sip+E2U" "!^.*$!sip:a@example.com!" .
          example.com               | LOC   | 300  | 52 22 23 N 4 53 32 E -2m 0m 10000m 10m
          _sip._tcp.example.com     | SRV   | 300  | 1 2 5060 sip.example.com.
          _443._tcp.www.example.com | TLSA  | 300  | 3 1 1 0D6FCE6F0D6FCE6F0D6FCE6F0D6FCE6F0D6FCE6F0D6FCE6F0D6FCE6F0D6FCE6F
          host.example.com          | SSHFP | 300  | 4 2 0D6FCE6F0D6FCE6F0D6FCE6F0D6FCE6F0D6FCE6F0D6FCE6F0D6FCE6F0D6FCE6F
          bücher.example.com        | A     | 300  | 192.0.2.7
          """)
  void recordsHaveTheirDataAndTime(String name, RecordType type, long ttl, String data) {
    DnsAnswer answer = ask(name, type).answers().getFirst();
    assertThat(answer.status()).isEqualTo("NOERROR");
    assertThat(answer.records())
        .singleElement()
        .satisfies(record -> {
          assertThat(record.type()).isEqualTo(type.name());
          assertThat(record.ttl()).isEqualTo(ttl);
          assertThat(record.data()).isEqualTo(data);
        });
  }

  @Test
  void aliasesAreShownWithWhereTheyLead() {
    assertThat(ask("alias.example.com", RecordType.A).answers().getFirst().records())
        .extracting(DnsRecord::type)
        .containsExactly("CNAME", "CNAME", "A");
  }

  @Test
  void severalTypesAreAskedAtOnceAndTheCommonOnesByDefault() {
    assertThat(ask("example.com", RecordType.MX, RecordType.A, RecordType.MX).answers())
        .extracting(DnsAnswer::type)
        .containsExactly(RecordType.MX, RecordType.A);
    assertThat(tool.run(new DnsLookupInput("example.com", null)).answers())
        .hasSize(9)
        .allSatisfy(answer -> assertThat(answer.status()).isEqualTo("NOERROR"));
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 1.2.0.192.in-addr.arpa.",
    "2001:db8::1, 1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa."
  })
  void addressHasNames(String address, String name) {
    DnsLookupResult result = ask(address, RecordType.A);
    assertThat(result.name()).isEqualTo(name);
    assertThat(result.answers().getFirst().type()).isEqualTo(RecordType.PTR);
    assertThat(result.answers().getFirst().records())
        .extracting(DnsRecord::data)
        .contains("www.example.com.");
  }

  @Test
  void responseCodeIsTold() {
    assertThat(ask("none.example.com", RecordType.A).answers().getFirst().status())
        .isEqualTo("NXDOMAIN");
    assertThat(ask("example.org", RecordType.A).answers().getFirst().status()).isEqualTo("REFUSED");
    assertThat(ask("example.com", RecordType.SRV).answers().getFirst())
        .satisfies(answer -> assertThat(answer.status()).isEqualTo("NOERROR"))
        .satisfies(answer -> assertThat(answer.records()).isEmpty());
  }

  @Test
  void longAnswerComesOverTcp() {
    assertThat(ask("big.example.com", RecordType.TXT).answers().getFirst().records())
        .singleElement()
        .satisfies(record -> assertThat(record.data()).hasSizeGreaterThan(5_000));
  }

  @ParameterizedTest
  @EnumSource(RecordType.class)
  void everyTypeCanBeAsked(RecordType type) {
    assertThat(type.number()).isPositive();
    assertThat(ask("example.com", type).answers().getFirst().status()).isEqualTo("NOERROR");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "..",
        "a b",
        "example.com;id",
        "$(id)",
        "2130706433",
        "0x7f.1",
        "-x",
        "[::1",
        "::ffff:1.2.3.4",
        "example.com/path",
        "*"
      })
  void whatIsNoNameIsRefused(String name) {
    assertThatThrownBy(() -> ask(name, RecordType.A))
        .isInstanceOf(ApiException.class)
        .hasMessageStartingWith("name: ");
  }

  @Test
  void nameServerThatIsAwayIsAFailedRun() {
    try (LocalInternet away = new LocalInternet()) {
      DnsLookupTool lonely = new DnsLookupTool(new DnsLookups(away.nameServers()));
      away.close();
      assertThatThrownBy(() -> lonely.run(new DnsLookupInput("example.com", List.of(RecordType.A))))
          .isInstanceOf(ToolFailedException.class)
          .hasMessage("The name servers gave no answer.");
    }
  }

  private static DnsLookupResult ask(String name, RecordType... types) {
    return tool.run(new DnsLookupInput(name, Arrays.asList(types)));
  }
}
