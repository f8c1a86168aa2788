package com.onelastai.gateway;

import static com.onelastai.gateway.Caller.cookies;
import static com.onelastai.gateway.Caller.setCookie;
import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.starter.time.SettableClock;
import com.onelastai.starter.visit.VisitHeaders;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@GatewayTest
class VisitTest {

  private static final String PATH = "/api/analytics/track/event";
  private static final String VISITOR = "onelastai_visitor";
  private static final String SESSION = "onelastai_session";

  @Autowired Caller caller;
  @Autowired SettableClock clock;

  @AfterEach
  void presentTime() {
    clock.setOffset(Duration.ZERO);
  }

  @Test
  void newVisitorGetsBothCookiesAndTheServiceLearnsTheirIds() throws Exception {
    HttpResponse<String> answer = caller.get(PATH);

    assertThat(setCookie(answer, VISITOR).orElseThrow())
        .contains("Max-Age=31536000", "Path=/", "HTTPOnly", "SameSite=Lax")
        .doesNotContain("Secure");
    assertThat(setCookie(answer, SESSION).orElseThrow())
        .contains("Max-Age=1800", "Path=/", "HTTPOnly", "SameSite=Lax");
    Map<String, String> upstream = TestBed.SERVICE.last(PATH).headers();
    assertThat(cookies(answer))
        .contains(VISITOR + "=" + upstream.get(VisitHeaders.VISITOR) + ".")
        .contains(SESSION + "=" + upstream.get(VisitHeaders.SESSION) + ".");
  }

  @Test
  void cookiesOfAVisitAreNotSentAgainSoonAndNeverReachTheService() throws Exception {
    String cookies = cookies(caller.get(PATH));
    Map<String, String> first = TestBed.SERVICE.last(PATH).headers();

    HttpResponse<String> second = caller.get(PATH, "Cookie", "theme=dark; " + cookies + "; a=b");

    Map<String, String> upstream = TestBed.SERVICE.last(PATH).headers();
    assertThat(second.headers().allValues("Set-Cookie")).isEmpty();
    assertThat(upstream.get(VisitHeaders.VISITOR)).isEqualTo(first.get(VisitHeaders.VISITOR));
    assertThat(upstream.get(VisitHeaders.SESSION)).isEqualTo(first.get(VisitHeaders.SESSION));
    assertThat(upstream.get("Cookie")).isEqualTo("theme=dark; a=b");
  }

  @Test
  void activeSessionLastsLongerThanHalfAnHour() throws Exception {
    String first = cookies(caller.get(PATH));
    String session = TestBed.SERVICE.last(PATH).headers().get(VisitHeaders.SESSION);

    clock.setOffset(Duration.ofMinutes(20));
    HttpResponse<String> second = caller.get(PATH, "Cookie", first);
    String rolled = setCookie(second, SESSION).orElseThrow().split(";")[0];
    assertThat(setCookie(second, VISITOR)).isEmpty();

    clock.setOffset(Duration.ofMinutes(40));
    caller.get(PATH, "Cookie", first.split("; ")[0] + "; " + rolled);
    assertThat(TestBed.SERVICE.last(PATH).headers().get(VisitHeaders.SESSION)).isEqualTo(session);
  }

  @Test
  void idleSessionEndsAfterHalfAnHourAndTheVisitorStays() throws Exception {
    String cookies = cookies(caller.get(PATH));
    Map<String, String> before = TestBed.SERVICE.last(PATH).headers();

    clock.setOffset(Duration.ofMinutes(31));
    HttpResponse<String> later = caller.get(PATH, "Cookie", cookies);

    Map<String, String> upstream = TestBed.SERVICE.last(PATH).headers();
    assertThat(upstream.get(VisitHeaders.VISITOR)).isEqualTo(before.get(VisitHeaders.VISITOR));
    assertThat(upstream.get(VisitHeaders.SESSION)).isNotEqualTo(before.get(VisitHeaders.SESSION));
    assertThat(setCookie(later, VISITOR)).as("a year more").isPresent();
  }

  @Test
  void forgedAndAlteredCookiesAreReplaced() throws Exception {
    String madeUp = "00000000-0000-4000-8000-000000000000";
    for (String value :
        new String[] {madeUp, madeUp + ".", madeUp + ".AAAAAAAAAAAAAAAAAAAAAA", "", "x"}) {
      HttpResponse<String> answer =
          caller.get(PATH, "Cookie", VISITOR + "=" + value + "; " + SESSION + "=" + value);
      assertThat(setCookie(answer, VISITOR)).as(value).isPresent();
      assertThat(TestBed.SERVICE.last(PATH).headers().get(VisitHeaders.VISITOR))
          .isNotEqualTo(madeUp);
    }
    String own = cookies(caller.get(PATH));
    char last = own.charAt(own.length() - 2);
    String altered = own.substring(0, own.length() - 2) + (last == 'A' ? 'B' : 'A') + 'A';
    assertThat(setCookie(caller.get(PATH, "Cookie", altered), SESSION)).isPresent();
  }

  @Test
  void sessionOfAnotherVisitorIsReplaced() throws Exception {
    String mine = cookies(caller.get(PATH));
    Map<String, String> me = TestBed.SERVICE.last(PATH).headers();
    String theirs = cookies(caller.get(PATH));
    String theirSession = TestBed.SERVICE.last(PATH).headers().get(VisitHeaders.SESSION);

    caller.get(PATH, "Cookie", mine.split("; ")[0] + "; " + theirs.split("; ")[1]);

    Map<String, String> upstream = TestBed.SERVICE.last(PATH).headers();
    assertThat(upstream.get(VisitHeaders.VISITOR)).isEqualTo(me.get(VisitHeaders.VISITOR));
    assertThat(upstream.get(VisitHeaders.SESSION))
        .isNotEqualTo(theirSession)
        .isNotEqualTo(me.get(VisitHeaders.SESSION));
  }

  @Test
  void clientCannotSetTheHeadersOfAVisit() throws Exception {
    caller.get(
        PATH,
        VisitHeaders.VISITOR,
        "forged",
        VisitHeaders.SESSION,
        "forged",
        VisitHeaders.CLIENT_ADDRESS,
        "forged");
    caller.get(
        PATH,
        "DNT",
        "1",
        VisitHeaders.VISITOR,
        "forged",
        VisitHeaders.SESSION,
        "forged",
        VisitHeaders.CLIENT_ADDRESS,
        "forged");
    assertThat(TestBed.SERVICE.received(PATH))
        .allSatisfy(call -> assertThat(call.headers().values()).doesNotContain("forged"));
    assertThat(TestBed.SERVICE.last(PATH).headers())
        .doesNotContainKeys(
            VisitHeaders.VISITOR, VisitHeaders.SESSION, VisitHeaders.CLIENT_ADDRESS);
  }

  @ParameterizedTest
  @CsvSource({"DNT, 1", "Sec-GPC, 1", "Cookie, onelastai_consent=denied"})
  void clientThatRefusesTrackingLosesTheCookies(String header, String value) throws Exception {
    assertThat(caller.get(PATH, header, value).headers().allValues("Set-Cookie")).isEmpty();

    String cookies = cookies(caller.get(PATH));
    HttpResponse<String> answer =
        header.equals("Cookie")
            ? caller.get(PATH, "Cookie", cookies + "; " + value)
            : caller.get(PATH, "Cookie", cookies, header, value);

    assertThat(setCookie(answer, VISITOR).orElseThrow()).startsWith(VISITOR + "=; Max-Age=0");
    assertThat(setCookie(answer, SESSION).orElseThrow()).startsWith(SESSION + "=; Max-Age=0");
    assertThat(TestBed.SERVICE.last(PATH).headers())
        .doesNotContainKeys(
            VisitHeaders.VISITOR, VisitHeaders.SESSION, VisitHeaders.CLIENT_ADDRESS);
  }

  @Test
  void doNotTrackTakesPrecedenceOverConsent() throws Exception {
    assertThat(
            caller
                .get(PATH, "DNT", "1", "Cookie", "onelastai_consent=granted")
                .headers()
                .allValues("Set-Cookie"))
        .isEmpty();
  }

  @Test
  void addressIsShortenedAndAForgedOneIsIgnored() throws Exception {
    caller.get(
        PATH,
        "X-Forwarded-For",
        "203.0.113.77",
        "X-Forwarded-Proto",
        "https",
        "Forwarded",
        "for=203.0.113.77");

    Map<String, String> upstream = TestBed.SERVICE.last(PATH).headers();
    assertThat(upstream.get(VisitHeaders.CLIENT_ADDRESS)).isEqualTo("127.0.0.0");
    assertThat(upstream).doesNotContainKeys("X-Forwarded-For", "Forwarded");
    assertThat(upstream.get("X-Forwarded-Proto")).isEqualTo("http");
  }

  @Test
  void trustedProxyIsTrustedButNotTheClientBehindIt() throws Exception {
    HttpResponse<String> answer =
        caller.getThroughProxy(
            PATH, "X-Forwarded-For", "198.51.100.1, 203.0.113.77", "X-Forwarded-Proto", "https");

    Map<String, String> upstream = TestBed.SERVICE.last(PATH).headers();
    assertThat(upstream.get(VisitHeaders.CLIENT_ADDRESS)).isEqualTo("203.0.113.0");
    assertThat(upstream).doesNotContainKey("X-Forwarded-For");
    assertThat(setCookie(answer, VISITOR).orElseThrow()).contains("Secure");
    assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
  }

  @Test
  void preflightsAndKeycloakBelongToNoVisit() throws Exception {
    assertThat(
            caller
                .call(
                    "OPTIONS",
                    PATH,
                    "Origin",
                    TestBed.ALLOWED_ORIGIN,
                    "Access-Control-Request-Method",
                    "POST")
                .headers()
                .allValues("Set-Cookie"))
        .isEmpty();
    HttpResponse<String> login = caller.get("/identity/realms/onelastai");
    assertThat(login.statusCode()).isEqualTo(200);
    assertThat(login.headers().allValues("Set-Cookie")).isEmpty();
    assertThat(TestBed.KEYCLOAK.last("/identity/realms/onelastai").headers())
        .containsEntry("X-Forwarded-For", "127.0.0.1");
  }
}
