package com.onelastai.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.gateway.Caller.Answer;
import com.onelastai.starter.time.SettableClock;
import com.onelastai.starter.visit.VisitHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The visit that pages of an allowed origin on another site carry themselves. */
@GatewayTest
class OtherSiteTest {

  private static final String REPORT = "/api/analytics/track/batch";
  private static final String AGENTS = "/api/agents";
  private static final String CARRIED = "X-OneLastAI-Visit";
  private static final String OTHER_SITE = "Sec-Fetch-Site: cross-site";
  private static final String ORIGIN = "Origin: " + TestBed.ALLOWED_ORIGIN;

  @Autowired Caller caller;
  @Autowired SettableClock clock;

  private final String browserId = UUID.randomUUID().toString();

  /** The ids that the service learned with the last report. */
  private record Ids(@Nullable String visitor, @Nullable String session) {

    static Ids ofLastCall(String path) {
      Map<String, String> headers = TestBed.SERVICE.headers(path);
      return new Ids(headers.get(VisitHeaders.VISITOR), headers.get(VisitHeaders.SESSION));
    }

    static Ids ofLastReport() {
      return ofLastCall(REPORT);
    }
  }

  /** Not near the end of a span for the ids of visits, where calls at once may begin two. */
  @BeforeEach
  void quarterPast() {
    clock.setOffset(Duration.between(Instant.now(), later(Duration.ZERO)));
  }

  @AfterEach
  void presentTime() {
    clock.setOffset(Duration.ZERO);
  }

  private static Instant later(Duration time) {
    return Instant.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofMinutes(75)).plus(time);
  }

  private void pass(Duration time) {
    clock.setOffset(Duration.between(Instant.now(), later(time)));
  }

  @Test
  void reportsWithWhatWasAnsweredAreOneVisitWithoutCookies() throws Exception {
    String carried = report(browserId).header(CARRIED);
    Ids first = Ids.ofLastReport();
    for (int page = 1; page < 5; page++) {
      pass(Duration.ofMinutes(20L * page));
      Answer answer = report(carried).is(200).hasNo("Set-Cookie");
      carried = answer.header(CARRIED);
      assertThat(Ids.ofLastReport()).isEqualTo(first);
      assertThat(answer.header("Access-Control-Expose-Headers")).contains(CARRIED);
    }
    assertThat(carried).startsWith(browserId + "." + first.session + ".");
    assertThat(first.visitor).isNotEqualTo(browserId);
  }

  @Test
  void reportsAtOnceOfANewBrowserAreOneVisit() throws Exception {
    report(browserId);
    Ids first = Ids.ofLastReport();
    report(browserId);
    assertThat(Ids.ofLastReport()).isEqualTo(first);
    report(UUID.randomUUID().toString());
    assertThat(Ids.ofLastReport().visitor).isNotEqualTo(first.visitor);
  }

  @Test
  void visitEndsAfterHalfAnHourWithoutAReportAndTheVisitorStays() throws Exception {
    String carried = report(browserId).header(CARRIED);
    Ids first = Ids.ofLastReport();

    pass(Duration.ofMinutes(31));
    String later = report(carried).header(CARRIED);

    Ids second = Ids.ofLastReport();
    assertThat(second.visitor).isEqualTo(first.visitor);
    assertThat(second.session).isNotEqualTo(first.session);
    report(later);
    assertThat(Ids.ofLastReport()).isEqualTo(second);
  }

  @Test
  void forgedVisitIsANewOneOfTheBrowser() throws Exception {
    String carried = report(browserId).header(CARRIED);
    Ids own = Ids.ofLastReport();
    String theirs = report(UUID.randomUUID().toString()).header(CARRIED);
    String theirSession = Ids.ofLastReport().session;
    String mac = carried.substring(carried.lastIndexOf('.'));
    String theirRest = theirs.substring(theirs.indexOf('.'));

    for (String forged :
        List.of(
            browserId + theirRest,
            browserId + "." + theirSession + "." + clock.instant().getEpochSecond() + mac,
            browserId + "." + own.session + ".99999999999999999999" + mac,
            browserId + "." + own.session + ".9999999999" + mac,
            browserId + ".",
            browserId + ".x.y.z",
            carried + "x")) {
      String answered = report(forged).is(200).hasNo("Set-Cookie").header(CARRIED);
      assertThat(Ids.ofLastReport()).as(forged).isEqualTo(own);
      report(answered);
      assertThat(Ids.ofLastReport()).as(forged).isEqualTo(own);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "00000000-0000-4000-8000-00000000000", "%00", "a.b.c.d"})
  void headerWithoutABrowsersIdIsThatOfANewBrowser(String nonsense) throws Exception {
    String carried = report(nonsense).is(200).hasNo("Set-Cookie").header(CARRIED);
    Ids first = Ids.ofLastReport();
    report(carried);
    assertThat(Ids.ofLastReport()).isEqualTo(first);
  }

  @Test
  void idOfACookieIsNotTakenOver() throws Exception {
    caller.get(AGENTS);
    String visitor = TestBed.SERVICE.headers(AGENTS).getOrDefault(VisitHeaders.VISITOR, "");

    report(visitor);

    assertThat(Ids.ofLastReport().visitor).isNotEqualTo(visitor);
  }

  @Test
  void cookiesWin() throws Exception {
    String cookies = caller.get(AGENTS).cookies();
    Ids own = Ids.ofLastCall(AGENTS);

    report(browserId, "Cookie: " + cookies).hasNo(CARRIED);

    assertThat(Ids.ofLastReport()).isEqualTo(own);
  }

  @Test
  void visitIsCarriedInReportsOnly() throws Exception {
    String carried = report(browserId).header(CARRIED);
    String visitor = Ids.ofLastReport().visitor;

    for (String method : List.of("GET", "POST")) {
      caller.call(method, AGENTS, ORIGIN, OTHER_SITE, carriedHeader(carried)).hasNo(CARRIED);
      assertThat(Ids.ofLastCall(AGENTS).visitor).isNotEqualTo(visitor);
    }
    caller.get(REPORT, ORIGIN, OTHER_SITE, carriedHeader(carried)).hasNo(CARRIED);
    assertThat(Ids.ofLastReport().visitor).isNotEqualTo(visitor);
  }

  @Test
  void servicesDoNotGetWhatIsCarried() throws Exception {
    report(browserId, "X-OneLastAI-Consent: granted");
    assertThat(TestBed.SERVICE.headers(REPORT)).doesNotContainKeys(CARRIED, "X-OneLastAI-Consent");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Sec-Fetch-Site: same-site", "Sec-Fetch-Site: same-origin"})
  void pageOfTheSameSiteHasCookies(String site) throws Exception {
    Answer answer = caller.post(REPORT, "{}", ORIGIN, site, carriedHeader(browserId));
    answer.is(200).hasNo(CARRIED);
    assertThat(answer.cookies()).contains("onelastai_visitor=");
  }

  @Test
  void originThatIsNotAllowedIsRefused() throws Exception {
    String[] headers = {"Origin: https://evil.example", OTHER_SITE, carriedHeader(browserId)};
    caller.post(REPORT, "{}", headers).is(403, "origin_not_allowed").hasNo(CARRIED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Accept: */*", "Origin: OWN"})
  void requestOfNoOtherOriginCarriesNothing(String header) throws Exception {
    String own = header.replace("OWN", caller.origin());
    caller.post(REPORT, "{}", own, OTHER_SITE, carriedHeader(browserId)).hasNo(CARRIED);
  }

  @Test
  void olderBrowserTellsItsOriginAlone() throws Exception {
    caller.post(REPORT, "{}", ORIGIN, carriedHeader(browserId)).hasNo("Set-Cookie");
    Ids first = Ids.ofLastReport();
    report(browserId);
    assertThat(Ids.ofLastReport()).isEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(strings = {"DNT: 1", "Sec-GPC: 1", "X-OneLastAI-Consent: denied"})
  void whoRefusesTrackingIsNobody(String refusal) throws Exception {
    report(browserId, refusal).is(200).hasNo(CARRIED).hasNo("Set-Cookie");
    assertThat(Ids.ofLastReport()).isEqualTo(new Ids(null, null));
  }

  private Answer report(String carried, String... headers) throws Exception {
    Stream<String> usual = Stream.of(ORIGIN, OTHER_SITE, carriedHeader(carried));
    return caller.post(
        REPORT, "{}", Stream.concat(usual, Stream.of(headers)).toArray(String[]::new));
  }

  private static String carriedHeader(String value) {
    return CARRIED + ": " + value;
  }
}
