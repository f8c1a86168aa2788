package com.onelastai.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Headers of every answer and limits of every request. */
@GatewayTest
class EdgeTest {

  private static final String PATH = "/api/analytics/track/edge";

  @Autowired Caller caller;

  @Test
  void scriptOfTheWebSdkIsServed() throws Exception {
    HttpResponse<String> script = caller.get("/sdk/onelastai.js");
    assertThat(script.statusCode()).isEqualTo(200);
    assertThat(script.headers().firstValue("Content-Type").orElseThrow()).contains("javascript");
  }

  @Test
  void safeCorrelationIdIsUsedEverywhere() throws Exception {
    HttpResponse<String> answer = caller.get(PATH, "X-Correlation-Id", "order-4711-abc");
    assertThat(answer.headers().allValues("X-Correlation-Id")).containsExactly("order-4711-abc");
    assertThat(TestBed.SERVICE.last(PATH).headers())
        .containsEntry("X-Correlation-Id", "order-4711-abc");
  }

  @Test
  void otherCorrelationIdsAreReplaced() throws Exception {
    for (String id : new String[] {"short", "with space in it", "a".repeat(65), "${jndi:x}-abc"}) {
      HttpResponse<String> answer = caller.get(PATH, "X-Correlation-Id", id);
      String given = answer.headers().firstValue("X-Correlation-Id").orElseThrow();
      assertThat(given).isNotEqualTo(id).matches("[a-z0-9-]{36}");
      assertThat(TestBed.SERVICE.last(PATH).headers()).containsEntry("X-Correlation-Id", given);
    }
  }

  @Test
  void answersHaveSecurityHeadersAndTheFrontendKeepsItsPolicy() throws Exception {
    TestBed.FRONTEND.answer(
        "/framed",
        (request, response) ->
            response
                .header("Content-Security-Policy", "frame-ancestors https://a.example")
                .header("Referrer-Policy", "no-referrer")
                .send());
    HttpResponse<String> api = caller.get(PATH);
    assertThat(api.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(api.headers().firstValue("X-Frame-Options")).hasValue("DENY");
    assertThat(api.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'");
    assertThat(api.headers().firstValue("Strict-Transport-Security")).isEmpty();

    HttpResponse<String> page = caller.get("/framed");
    assertThat(page.headers().allValues("Content-Security-Policy"))
        .containsExactly("frame-ancestors https://a.example");
    assertThat(page.headers().allValues("Referrer-Policy")).containsExactly("no-referrer");
    assertThat(page.headers().firstValue("X-Frame-Options")).isEmpty();
    assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");

    assertThat(caller.get("/api/nothing").headers().firstValue("X-Content-Type-Options"))
        .hasValue("nosniff");
  }

  @Test
  void listedOriginMayCallWithCookies() throws Exception {
    HttpResponse<String> preflight =
        caller.call(
            "OPTIONS",
            PATH,
            "Origin",
            TestBed.ALLOWED_ORIGIN,
            "Access-Control-Request-Method",
            "POST",
            "Access-Control-Request-Headers",
            "content-type");
    assertThat(preflight.statusCode()).isEqualTo(200);
    assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin"))
        .hasValue(TestBed.ALLOWED_ORIGIN);
    assertThat(preflight.headers().firstValue("Access-Control-Allow-Credentials")).hasValue("true");
    assertThat(
            caller
                .post(PATH, "{}", "Origin", TestBed.ALLOWED_ORIGIN)
                .headers()
                .firstValue("Access-Control-Allow-Origin"))
        .hasValue(TestBed.ALLOWED_ORIGIN);
  }

  @Test
  void otherOriginsAreRejectedAndTheOwnOriginIsNot() throws Exception {
    int before = TestBed.SERVICE.received(PATH).size();
    for (String origin : new String[] {"https://evil.example", "null"}) {
      HttpResponse<String> answer = caller.post(PATH, "{}", "Origin", origin);
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.body()).contains("\"code\":\"origin_not_allowed\"");
    }
    assertThat(TestBed.SERVICE.received(PATH)).hasSize(before);
    String own = "http://127.0.0.1:" + caller.port();
    assertThat(caller.post(PATH, "{}", "Origin", own).statusCode()).isEqualTo(200);
  }

  @Test
  void loginFormOfAPageWithoutReferrerReachesKeycloak() throws Exception {
    assertThat(
            caller.post("/identity/realms/onelastai/login", "a=b", "Origin", "null").statusCode())
        .isEqualTo(200);
  }

  @Test
  void bodyThatDeclaresTooLargeALengthIsRejected() throws Exception {
    HttpResponse<String> answer = caller.post(PATH, "x".repeat(TestBed.BODY_LIMIT + 1));
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("\"code\":\"body_too_large\"");
    assertThat(caller.post(PATH, "x".repeat(TestBed.BODY_LIMIT)).statusCode()).isEqualTo(200);
  }

  @Test
  void bodyThatGrowsTooLargeIsRejected() throws Exception {
    int before = TestBed.SERVICE.received(PATH).size();
    StringBuilder request =
        new StringBuilder("POST " + PATH + " HTTP/1.1\r\nHost: x\r\n")
            .append("Transfer-Encoding: chunked\r\n\r\n");
    for (int sent = 0; sent <= TestBed.BODY_LIMIT; sent += 10_000) {
      request.append("2710\r\n").append("x".repeat(10_000)).append("\r\n");
    }
    String answer = exchange(request.append("0\r\n\r\n").toString(), "body_too_large");
    assertThat(answer).startsWith("HTTP/1.1 413");
    assertThat(TestBed.SERVICE.received(PATH)).hasSize(before);
    assertThat(caller.post(PATH, "{}").statusCode()).as("the next request").isEqualTo(200);
  }

  @Test
  void longUserAgentIsRejectedAsTheInvalidField() throws Exception {
    HttpResponse<String> answer = caller.get(PATH, "User-Agent", "a".repeat(10_000));
    assertThat(answer.statusCode()).isEqualTo(431);
    assertThat(answer.body()).contains("\"field\":\"User-Agent\"", "\"code\":\"too_long\"");
  }

  @Test
  void headersThatAreTooLargeInTotalAreAnsweredAsAProblem() throws Exception {
    String answer =
        exchange(
            "GET / HTTP/1.1\r\nHost: x\r\nA: " + "a".repeat(40_000) + "\r\n\r\n",
            "headers_too_large");
    assertThat(answer).startsWith("HTTP/1.1 431").contains("application/problem+json");
  }

  @Test
  void tooManyRequestsAreRejectedForTheirAddressOnly() throws Exception {
    String[] from = {"X-Forwarded-For", "192.0.2.1"};
    HttpResponse<String> answer = caller.getThroughProxy("/api/nothing", from);
    for (int i = 0; i < TestBed.REQUESTS_PER_MINUTE * 2 && answer.statusCode() != 429; i++) {
      answer = caller.getThroughProxy("/api/nothing", from);
    }
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.body()).contains("\"code\":\"rate_limited\"");
    assertThat(Integer.parseInt(answer.headers().firstValue("Retry-After").orElseThrow()))
        .isBetween(1, 60);
    assertThat(caller.getThroughProxy("/api/nothing", "X-Forwarded-For", "192.0.2.2").statusCode())
        .isEqualTo(404);
  }

  /** Reads until the text appears: some answers arrive while the request is still being sent. */
  private String exchange(String request, String until) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", caller.port())) {
      socket.setSoTimeout(5000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      StringBuilder answer = new StringBuilder();
      byte[] buffer = new byte[4096];
      int read = socket.getInputStream().read(buffer);
      while (read >= 0) {
        answer.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
        if (answer.indexOf(until) >= 0) {
          return answer.toString();
        }
        read = socket.getInputStream().read(buffer);
      }
      return answer.toString();
    }
  }
}
