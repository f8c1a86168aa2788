package com.onelastai.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.gateway.Caller.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Mono;

/** Headers of every answer and limits of every request. */
@GatewayTest
class EdgeTest {

  private static final String PATH = "/api/analytics/track/edge";

  private static final String[] LOGINS = {
    "/api/session/login",
    "/api/session/register",
    "/api/auth/signup",
    "/api/auth/reset-password",
    "/api/session/%6cogin",
    "/identity/realms/onelastai/login-actions/authenticate"
  };

  @Autowired Caller caller;

  @ParameterizedTest
  @CsvSource({
    "/sdk/onelastai.js, text/javascript",
    "/api/docs, text/html",
    "/api/docs/page.js, text/javascript",
    "/api/docs/assets/swagger-ui-bundle.js, text/javascript",
    "/api/docs/assets/swagger-ui.css, text/css"
  })
  void staticFileIsServedWithItsType(String path, String type) throws Exception {
    Answer file = caller.get(path).is(200);
    assertThat(file.header("Content-Type")).startsWith(type);
    assertThat(file.body()).isNotBlank();
  }

  @Test
  void safeCorrelationIdIsUsedEverywhere() throws Exception {
    caller.get(PATH, "X-Correlation-Id: order-4711-abc").has("X-Correlation-Id", "order-4711-abc");
    assertThat(TestBed.SERVICE.headers(PATH)).containsEntry("X-Correlation-Id", "order-4711-abc");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "short",
        "with space in it",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "${jndi:x}-abc"
      })
  void otherCorrelationIdIsReplaced(String id) throws Exception {
    String given = caller.get(PATH, "X-Correlation-Id: " + id).header("X-Correlation-Id");
    assertThat(given).isNotEqualTo(id).matches("[a-z0-9-]{36}");
    assertThat(TestBed.SERVICE.headers(PATH)).containsEntry("X-Correlation-Id", given);
  }

  @Test
  void answersHaveSecurityHeadersAndTheFrontendKeepsItsPolicy() throws Exception {
    String policy = "frame-ancestors https://a.example";
    TestBed.FRONTEND.answer(
        "/framed",
        200,
        Mono.empty(),
        "Content-Security-Policy",
        policy,
        "Referrer-Policy",
        "no-referrer");
    Answer api =
        caller
            .get(PATH)
            .has("X-Content-Type-Options", "nosniff")
            .has("X-Frame-Options", "DENY")
            .hasNo("Strict-Transport-Security");
    assertThat(api.header("Content-Security-Policy")).contains("default-src 'none'");
    caller
        .get("/framed")
        .has("Content-Security-Policy", policy)
        .has("Referrer-Policy", "no-referrer")
        .hasNo("X-Frame-Options")
        .has("X-Content-Type-Options", "nosniff");
    caller.get("/api/nothing").has("X-Content-Type-Options", "nosniff");
  }

  @Test
  void listedOriginMayCallWithCookies() throws Exception {
    caller
        .preflight(PATH)
        .is(200)
        .has("Access-Control-Allow-Origin", TestBed.ALLOWED_ORIGIN)
        .has("Access-Control-Allow-Credentials", "true");
    caller
        .post(PATH, "{}", "Origin: " + TestBed.ALLOWED_ORIGIN)
        .has("Access-Control-Allow-Origin", TestBed.ALLOWED_ORIGIN);
  }

  @Test
  void otherOriginsAreRejectedAndTheOwnOriginIsNot() throws Exception {
    int before = TestBed.SERVICE.received(PATH).size();
    caller.post(PATH, "{}", "Origin: https://evil.example").is(403, "origin_not_allowed");
    caller.post(PATH, "{}", "Origin: null").is(403, "origin_not_allowed");
    assertThat(TestBed.SERVICE.received(PATH)).hasSize(before);
    caller.post(PATH, "{}", "Origin: " + caller.origin()).is(200);
  }

  @Test
  void loginFormOfAPageWithoutReferrerReachesKeycloak() throws Exception {
    caller.post("/identity/realms/onelastai/login", "a=b", "Origin: null").is(200);
  }

  @Test
  void bodyThatDeclaresTooLargeALengthIsRejected() throws Exception {
    caller.post(PATH, "x".repeat(TestBed.BODY_LIMIT + 1)).is(413, "body_too_large");
    caller.post(PATH, "x".repeat(TestBed.BODY_LIMIT)).is(200);
  }

  @Test
  void bodyThatGrowsTooLargeIsRejected() throws Exception {
    int before = TestBed.SERVICE.received(PATH).size();
    String part = "2710\r\n" + "x".repeat(10_000) + "\r\n";
    String request =
        "POST "
            + PATH
            + " HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
            + part.repeat(TestBed.BODY_LIMIT / 10_000 + 1)
            + "0\r\n\r\n";
    assertThat(caller.exchange(request, "body_too_large")).startsWith("HTTP/1.1 413");
    assertThat(TestBed.SERVICE.received(PATH)).hasSize(before);
    caller.post(PATH, "{}").is(200);
  }

  @Test
  void longUserAgentIsRejectedAsTheInvalidField() throws Exception {
    Answer answer = caller.get(PATH, "User-Agent: " + "a".repeat(10_000)).is(431);
    assertThat(answer.body()).contains("\"field\":\"User-Agent\"", "\"code\":\"too_long\"");
  }

  @Test
  void headersThatAreTooLargeInTotalAreAnsweredAsAProblem() throws Exception {
    String request = "GET / HTTP/1.1\r\nHost: x\r\nA: " + "a".repeat(40_000) + "\r\n\r\n";
    assertThat(caller.exchange(request, "headers_too_large"))
        .startsWith("HTTP/1.1 431")
        .contains("application/problem+json");
  }

  @ParameterizedTest
  @CsvSource({
    "'GET / HTTP/1.1', 400, malformed_request",
    "'GET / HTTP/1.1~Host: a~Host: b', 400, malformed_request",
    "'POST /api/analytics/track/edge HTTP/1.1~Host: a~Content-Length: 0~Expect: other', 417,"
        + " expectation_failed"
  })
  void requestThatServersReadDifferentlyIsAProblem(String head, int status, String code)
      throws Exception {
    String request = head.replace("~", "\r\n") + "\r\n\r\n";
    assertThat(caller.exchange(request, code))
        .startsWith("HTTP/1.1 " + status)
        .contains("application/problem+json");
  }

  @Test
  void personalAnswersAreNotKept() throws Exception {
    TestBed.SERVICE.answer(PATH + "/kept", 200, Mono.just("{}"), "Cache-Control", "max-age=60");
    caller.get(PATH).has("Cache-Control", "no-store");
    caller.get("/api/nothing").has("Cache-Control", "no-store");
    caller.get(PATH + "/kept").has("Cache-Control", "max-age=60");
    caller.get("/sdk/onelastai.js").hasNo("Set-Cookie");
  }

  @Test
  void tooManyRequestsAreRejectedForTheirAddressOnly() throws Exception {
    String from = "X-Forwarded-For: 192.0.2.1";
    Answer answer = caller.getThroughProxy("/api/nothing", from);
    for (int i = 0; i < TestBed.REQUESTS_PER_MINUTE * 2 && answer.status() != 429; i++) {
      answer = caller.getThroughProxy("/api/nothing", from);
    }
    assertRateLimited(answer);
    caller.getThroughProxy("/api/nothing", "X-Forwarded-For: 192.0.2.2").is(404);
  }

  @Test
  void tooManyLoginAttemptsAreRejectedForTheirAddressOnly() throws Exception {
    String guesser = "X-Forwarded-For: 192.0.2.40";
    int passed = 0;
    for (int i = 0; i < TestBed.LOGINS_PER_MINUTE * 3; i++) {
      String path = LOGINS[i % LOGINS.length];
      passed += caller.callThroughProxy("POST", path, guesser).status() == 200 ? 1 : 0;
    }
    // The burst, and what was refilled meanwhile.
    assertThat(passed).isBetween(TestBed.LOGINS_PER_MINUTE, TestBed.LOGINS_PER_MINUTE + 5);
    for (String path : LOGINS) {
      assertRateLimited(caller.callThroughProxy("POST", path, guesser));
    }
    caller.callThroughProxy("POST", "/api/session/refresh", guesser).is(200);
    caller.callThroughProxy("GET", "/api/session/login", guesser).is(200);
    caller.callThroughProxy("POST", LOGINS[0], "X-Forwarded-For: 192.0.2.41").is(200);
  }

  private static void assertRateLimited(Answer answer) {
    answer.is(429, "rate_limited");
    assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 60);
  }
}
