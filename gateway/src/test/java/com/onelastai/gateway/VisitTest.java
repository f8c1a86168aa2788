package com.onelastai.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.events.tracking.SessionIds;
import com.onelastai.gateway.Caller.Answer;
import com.onelastai.starter.time.SettableClock;
import com.onelastai.starter.visit.VisitHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@GatewayTest
class VisitTest {

  private static final String PATH = "/api/analytics/track/event";
  private static final String VISITOR = "onelastai_visitor";
  private static final String SESSION = "onelastai_session";
  private static final String MADE_UP = "00000000-0000-4000-8000-000000000000";

  @Autowired Caller caller;
  @Autowired SettableClock clock;

  @AfterEach
  void presentTime() {
    clock.setOffset(Duration.ZERO);
  }

  /** The ids that the service learned with the last call. */
  private record Ids(@Nullable String visitor, @Nullable String session) {

    static Ids ofLastCall() {
      Map<String, String> headers = TestBed.SERVICE.headers(PATH);
      return new Ids(headers.get(VisitHeaders.VISITOR), headers.get(VisitHeaders.SESSION));
    }
  }

  @Test
  void newVisitorGetsBothCookiesAndTheServiceLearnsTheirIds() throws Exception {
    Answer answer = caller.get(PATH);

    assertThat(answer.cookie(VISITOR))
        .contains("Max-Age=31536000", "Path=/", "HTTPOnly", "SameSite=Lax")
        .doesNotContain("Secure");
    assertThat(answer.cookie(SESSION))
        .contains("Max-Age=1800", "Path=/", "HTTPOnly", "SameSite=Lax");
    Ids ids = Ids.ofLastCall();
    assertThat(answer.cookies())
        .contains(VISITOR + "=" + ids.visitor + ".", SESSION + "=" + ids.session + ".");
  }

  @Test
  void cookiesOfAVisitAreNotSentAgainSoonAndNeverReachTheService() throws Exception {
    String cookies = caller.get(PATH).cookies();
    Ids first = Ids.ofLastCall();

    caller.get(PATH, "Cookie: theme=dark; " + cookies + "; a=b").hasNo("Set-Cookie");

    assertThat(Ids.ofLastCall()).isEqualTo(first);
    assertThat(TestBed.SERVICE.headers(PATH)).containsEntry("Cookie", "theme=dark; a=b");
  }

  @Test
  void activeSessionLastsLongerThanHalfAnHour() throws Exception {
    String first = caller.get(PATH).cookies();
    Ids ids = Ids.ofLastCall();

    clock.setOffset(Duration.ofMinutes(20));
    Answer second = caller.get(PATH, "Cookie: " + first);
    String rolled = second.cookie(SESSION).split(";")[0];
    assertThat(second.cookie(VISITOR)).isEmpty();

    clock.setOffset(Duration.ofMinutes(40));
    caller.get(PATH, "Cookie: " + first.split("; ")[0] + "; " + rolled);
    assertThat(Ids.ofLastCall()).isEqualTo(ids);
  }

  @Test
  void idleSessionEndsAfterHalfAnHourAndTheVisitorStays() throws Exception {
    String cookies = caller.get(PATH).cookies();
    Ids before = Ids.ofLastCall();

    clock.setOffset(Duration.ofMinutes(31));
    Answer later = caller.get(PATH, "Cookie: " + cookies);

    assertThat(Ids.ofLastCall().visitor).isEqualTo(before.visitor);
    assertThat(Ids.ofLastCall().session).isNotEqualTo(before.session);
    assertThat(later.cookie(VISITOR)).as("a year more").isNotEmpty();
  }

  @Test
  void callsAtOnceAfterAnIdleHourBeginOneVisit() throws Exception {
    String cookies = caller.get(PATH).cookies();
    Ids before = Ids.ofLastCall();
    // Not at an hour's end: a new span for ids begins there.
    Instant later = Instant.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofMinutes(125));
    clock.setOffset(Duration.between(Instant.now(), later));

    Set<@Nullable String> sessions = new HashSet<>();
    for (int i = 0; i < 6; i++) {
      // After half an hour, browsers keep the visitor's cookie alone.
      caller.get(PATH, "Cookie: " + (i % 2 == 0 ? cookies : cookies.split("; ")[0]));
      sessions.add(Ids.ofLastCall().session);
    }

    assertThat(sessions).hasSize(1).doesNotContain(before.session);
  }

  @Test
  void sessionTellsWhenItCannotHaveBegunYet() throws Exception {
    caller.get(PATH);
    Instant notBefore = SessionIds.notBefore(Ids.ofLastCall().session);
    assertThat(notBefore)
        .isBeforeOrEqualTo(clock.instant())
        .isAfter(clock.instant().minus(Duration.ofMinutes(30)));
  }

  @ParameterizedTest
  @ValueSource(strings = {MADE_UP, MADE_UP + ".", MADE_UP + ".AAAAAAAAAAAAAAAAAAAAAA", "", "x"})
  void forgedCookiesAreReplaced(String value) throws Exception {
    Answer answer =
        caller.get(PATH, "Cookie: " + VISITOR + "=" + value + "; " + SESSION + "=" + value);
    assertThat(answer.cookie(VISITOR)).isNotEmpty();
    assertThat(Ids.ofLastCall().visitor).isNotEqualTo(MADE_UP);
  }

  @Test
  void alteredCookieIsReplaced() throws Exception {
    String own = caller.get(PATH).cookies();
    char last = own.charAt(own.length() - 2);
    String altered = own.substring(0, own.length() - 2) + (last == 'A' ? 'B' : 'A') + 'A';
    assertThat(caller.get(PATH, "Cookie: " + altered).cookie(SESSION)).isNotEmpty();
  }

  @Test
  void sessionOfAnotherVisitorIsReplaced() throws Exception {
    String mine = caller.get(PATH).cookies();
    Ids me = Ids.ofLastCall();
    String theirs = caller.get(PATH).cookies();
    Ids them = Ids.ofLastCall();

    caller.get(PATH, "Cookie: " + mine.split("; ")[0] + "; " + theirs.split("; ")[1]);

    assertThat(Ids.ofLastCall().visitor).isEqualTo(me.visitor);
    assertThat(Ids.ofLastCall().session).isNotEqualTo(them.session);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1"})
  void clientCannotSetTheHeadersOfAVisit(String doNotTrack) throws Exception {
    caller.get(
        PATH,
        "DNT: " + doNotTrack,
        VisitHeaders.VISITOR + ": forged",
        VisitHeaders.SESSION + ": forged",
        VisitHeaders.CLIENT_ADDRESS + ": forged");
    assertThat(TestBed.SERVICE.headers(PATH).values()).doesNotContain("forged");
    if (doNotTrack.equals("1")) {
      assertServiceLearnsNobody();
    }
  }

  @ParameterizedTest
  @CsvSource({"DNT, 1", "Sec-GPC, 1", "Cookie, onelastai_consent=denied"})
  void clientThatRefusesTrackingLosesTheCookies(String header, String value) throws Exception {
    caller.get(PATH, header + ": " + value).hasNo("Set-Cookie");

    String cookies = "Cookie: " + caller.get(PATH).cookies();
    Answer answer =
        header.equals("Cookie")
            ? caller.get(PATH, cookies + "; " + value)
            : caller.get(PATH, cookies, header + ": " + value);

    assertThat(answer.cookie(VISITOR)).startsWith(VISITOR + "=; Max-Age=0");
    assertThat(answer.cookie(SESSION)).startsWith(SESSION + "=; Max-Age=0");
    assertServiceLearnsNobody();
  }

  @Test
  void doNotTrackTakesPrecedenceOverConsent() throws Exception {
    caller.get(PATH, "DNT: 1", "Cookie: onelastai_consent=granted").hasNo("Set-Cookie");
  }

  @Test
  void addressIsShortenedAndAForgedOneIsIgnored() throws Exception {
    caller.get(
        PATH,
        "X-Forwarded-For: 203.0.113.77",
        "X-Forwarded-Proto: https",
        "Forwarded: for=203.0.113.77");

    assertThat(TestBed.SERVICE.headers(PATH))
        .containsEntry(VisitHeaders.CLIENT_ADDRESS, "127.0.0.0")
        .containsEntry("X-Forwarded-Proto", "http")
        .doesNotContainKeys("X-Forwarded-For", "Forwarded");
  }

  @Test
  void trustedProxyIsTrustedButNotTheClientBehindIt() throws Exception {
    String forwarded = "X-Forwarded-For: 198.51.100.1, 203.0.113.77";
    Answer answer = caller.getThroughProxy(PATH, forwarded, "X-Forwarded-Proto: https");

    assertThat(TestBed.SERVICE.headers(PATH))
        .containsEntry(VisitHeaders.CLIENT_ADDRESS, "203.0.113.0")
        .doesNotContainKey("X-Forwarded-For");
    assertThat(answer.cookie(VISITOR)).contains("Secure");
    assertThat(answer.header("Strict-Transport-Security")).isNotEmpty();
  }

  @Test
  void preflightsAndKeycloakBelongToNoVisit() throws Exception {
    caller.preflight(PATH).hasNo("Set-Cookie");
    caller.get("/identity/realms/onelastai").is(200).hasNo("Set-Cookie");
    assertThat(TestBed.KEYCLOAK.headers("/identity/realms/onelastai"))
        .containsEntry("X-Forwarded-For", "127.0.0.1");
  }

  private static void assertServiceLearnsNobody() {
    assertThat(TestBed.SERVICE.headers(PATH))
        .doesNotContainKeys(
            VisitHeaders.VISITOR, VisitHeaders.SESSION, VisitHeaders.CLIENT_ADDRESS);
  }
}
