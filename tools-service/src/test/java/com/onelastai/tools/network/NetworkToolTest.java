package com.onelastai.tools.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.tools.connect.LocalInternet;
import com.onelastai.tools.dns.DnsLookupInput;
import com.onelastai.tools.dns.DnsLookupResult;
import com.onelastai.tools.dns.RecordType;
import com.onelastai.tools.ip.IpCountries;
import com.onelastai.tools.network.NetworkToolsResult.HostCountry;
import com.onelastai.tools.ping.PingInput;
import com.onelastai.tools.ping.PingResult;
import com.onelastai.tools.test.DnsZone;
import com.onelastai.tools.tool.Tool;
import com.onelastai.tools.tool.ToolFailedException;
import com.onelastai.tools.whois.WhoisInput;
import com.onelastai.tools.whois.WhoisResult;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkToolTest {

  private static final Instant COLLECTED = Instant.parse("2026-01-02T00:00:00Z");

  private final LocalInternet internet =
      new LocalInternet(DnsZone.of("example.com.", "www A 127.0.0.2\ninner A 127.0.0.1\n"));
  private final Tool<DnsLookupInput, DnsLookupResult> dns = mock();
  private final Tool<PingInput, PingResult> ping = mock();
  private final Tool<WhoisInput, WhoisResult> whois = mock();
  private final IpCountries countries = mock();
  private final NetworkTool tool =
      new NetworkTool(dns, ping, whois, new HostCountries(internet.hosts(), countries));
  private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();

  private final DnsLookupResult records = new DnsLookupResult("www.example.com.", List.of());

  @BeforeEach
  void answer() {
    when(dns.run(any())).thenReturn(records);
    when(ping.run(any())).thenThrow(new ToolFailedException("No ping."));
    when(whois.run(any())).thenThrow(new ToolFailedException("No whois."));
    when(countries.of(any())).thenReturn(Locale.of("", "NL"));
    when(countries.collectedAt()).thenReturn(COLLECTED);
  }

  @AfterEach
  void stop() {
    internet.close();
  }

  @Test
  void eachPartHasItsResultOrItsReason() {
    NetworkToolsResult result = run("www.example.com");
    assertThat(result.dns().result()).isEqualTo(records);
    assertThat(result.dns().error()).isNull();
    assertThat(result.ping().result()).isNull();
    assertThat(result.ping().error()).isEqualTo("No ping.");
    assertThat(result.whois().error()).isEqualTo("No whois.");
    assertThat(result.country().result())
        .isEqualTo(new HostCountry("127.0.0.2", "NL", "Netherlands", COLLECTED));
  }

  @Test
  void eachPartSaysThatItIsDone() {
    run("www.example.com");
    assertThat(lines)
        .containsExactlyInAnyOrder(
            "DNS: done", "Ping: No ping.", "Whois: No whois.", "Country: done");
  }

  @Test
  void askedIsForTheFiveTypesAndTheDomainOfTheHost() {
    run("WWW.example.com.");
    verify(dns)
        .run(
            new DnsLookupInput(
                "www.example.com",
                List.of(
                    RecordType.A, RecordType.AAAA, RecordType.MX, RecordType.NS, RecordType.TXT)));
    verify(ping).run(new PingInput("www.example.com", null));
    verify(whois).run(new WhoisInput("example.com", null));
  }

  @Test
  void partsRunAtTheSameTime() {
    CountDownLatch both = new CountDownLatch(2);
    doAnswer(_ -> meet(both)).when(dns).run(any());
    doAnswer(
            _ -> {
              meet(both);
              throw new ToolFailedException("No whois.");
            })
        .when(whois)
        .run(any());
    assertThat(run("www.example.com").dns().result()).isEqualTo(records);
  }

  private DnsLookupResult meet(CountDownLatch both) throws InterruptedException {
    both.countDown();
    both.await();
    return records;
  }

  @Test
  void countryThatIsNotKnownIsAReason() {
    when(countries.of(any())).thenReturn(null);
    assertThat(run("127.0.0.2").country().error())
        .isEqualTo("The country of 127.0.0.2 is not known.");
  }

  @Test
  void hostThatIsNotPublicHasNoCountry() {
    assertThat(run("inner.example.com").country().error()).contains("no public address");
  }

  @Test
  void whatTheReaderOfLinesThrowsEndsTheRun() {
    ToolFailedException gone = new ToolFailedException("gone");
    assertThatThrownBy(() ->
            tool.run(
                new NetworkToolsInput("www.example.com"),
                _ -> {
                  throw gone;
                }))
        .isSameAs(gone);
  }

  @ParameterizedTest
  @CsvSource({
    "example.com, example.com",
    "a.b.example.co.uk, example.co.uk",
    "www.example.com, example.com",
    "192.0.2.1, 192.0.2.1",
    "2001:db8::1, 2001:db8:0:0:0:0:0:1"
  })
  void registrationIsThatOfTheDomain(String host, String domain) {
    run(host);
    verify(whois).run(new WhoisInput(domain, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "www.example.com;id",
        "$(id)",
        "a b",
        "0x7f000002",
        "2130706434",
        "-f",
        "co.uk",
        ""
      })
  void whatIsNoHostIsRefusedBeforeAnythingRuns(String host) {
    assertThatThrownBy(() -> run(host))
        .isInstanceOf(ApiException.class)
        .hasMessageStartingWith("host: ");
    verifyNoInteractions(dns, ping, whois, countries);
  }

  private NetworkToolsResult run(String host) {
    return tool.run(new NetworkToolsInput(host), lines::add);
  }
}
