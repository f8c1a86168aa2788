package com.onelastai.e2e;

import static com.onelastai.e2e.Account.assertStatus;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hostile requests are rejected with the reason, and the next request works. */
class HostileRequestsIT {

  private static final String SOMEONE_ELSE = "0198f0c2-6d70-7b1c-8d3e-5f2b7c9d4e22";

  private final Suite suite = Suite.running();
  private final Browser browser = suite.browser();

  static Stream<Arguments> hostileBodies() {
    return Stream.of(
        arguments("event", "{\"eventType\":\"hostile\",\"eventName\":", "body"),
        arguments("event", event("\"eventName\":{\"$gt\":\"\"}"), "eventName"),
        arguments(
            "event",
            named("\"eventData\":" + "{\"a\":".repeat(2000) + "1" + "}".repeat(2000)),
            null),
        arguments("event", named("\"unknown\":\"" + "x".repeat(5000) + "\""), "unknown"),
        arguments("event", named("\"eventData\":\"" + "x".repeat(1 << 20) + "\""), null),
        arguments("event", named("\"sessionId\":\"" + SOMEONE_ELSE + "\""), "sessionId"),
        arguments("event", named("\"eventData\":{\"\\u0000\":\"1\"}"), "eventData"),
        arguments("event", named("\"timestamp\":\"1970-01-01T00:00:00Z\""), "timestamp"),
        arguments("pageview", "{\"url\":\"javascript:alert(1)\"}", "url"),
        arguments("pageview", "{\"url\":\"/x\",\"title\":\"<script>alert(1)</script>\"}", "title"),
        arguments("pageview", "{\"pageviewId\":\"p\",\"timeOnPage\":-1}", "timeOnPage"),
        arguments("batch", "{\"items\":[" + events(501) + "]}", "items"));
  }

  @ParameterizedTest
  @MethodSource("hostileBodies")
  void hostileBodyIsRejectedWithTheInvalidField(String what, String body, String field) {
    HttpResponse<String> refused = browser.track(what, body);

    assertThat(refused.statusCode()).as(refused.body()).isBetween(400, 499);
    assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(refused.body()).contains("\"code\"", "\"errors\"");
    if (field != null) {
      assertThat(refused.body()).contains("\"field\":\"" + field);
    }
    theNextRequestWorks();
    assertThat(suite.count("userevents", "eventType", "hostile")).isZero();
    assertThat(suite.count("userevents", "eventName", "item-0")).isZero();
  }

  @Test
  void userAgentOfTenKilobytesIsRejected() {
    HttpResponse<String> refused =
        Http.post(
            suite.gateway().resolve("/api/analytics/track/event"),
            "{\"eventType\":\"hostile\",\"eventName\":\"e\"}",
            Map.of("User-Agent", "x".repeat(10_000)));

    assertThat(refused.statusCode()).isBetween(400, 499);
    assertThat(refused.body()).contains("User-Agent");
    theNextRequestWorks();
  }

  @Test
  void headersOfTheGatewayCannotBeForged() {
    theNextRequestWorks();
    String own = browser.id("onelastai_visitor").orElseThrow();
    HttpResponse<String> current =
        browser.get(
            "/api/analytics/analytics/current", Map.of("X-OneLastAI-Visitor", SOMEONE_ELSE));

    assertStatus(200, current);
    assertThat(current.body()).contains(own).doesNotContain(SOMEONE_ELSE);
  }

  @Test
  void anotherVisitorsRecordsAreNotFound() {
    theNextRequestWorks();
    String victim = browser.id("onelastai_visitor").orElseThrow();
    assertStatus(404, suite.browser().get("/api/analytics/analytics/visitor/" + victim));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/actuator/health", "/eureka/apps", "/v3/api-docs", "/identity/admin/"})
  void internalPathsAreNotReachable(String path) {
    HttpResponse<String> answer = Http.get(suite.gateway().resolve(path), Map.of());
    // Other paths go to the frontend, which does not know them.
    assertThat(answer.body()).doesNotContain("UP", "applications", "openapi", "keycloak");
  }

  @Test
  void unsignedTokenIsRejected() {
    String header = base64("{\"alg\":\"none\"}");
    String claims =
        base64(
            "{\"sub\":\"x\",\"iss\":\"%s/identity/realms/onelastai\",\"aud\":\"onelastai-api\",\"exp\":%d,\"realm_access\":{\"roles\":[\"admin\"]}}"
                .formatted(suite.gateway(), Instant.now().getEpochSecond() + 60));
    assertStatus(401, realtime(header + "." + claims + "."));
  }

  @Test
  void onlyAnAdminSeesLiveFigures() {
    String realtime = "/api/analytics/analytics/realtime";
    assertThat(browser.status(realtime)).isEqualTo(401);
    assertStatus(403, realtime(suite.stack().accessToken("user")));
    HttpResponse<String> seen = realtime(suite.stack().accessToken("admin"));
    assertStatus(200, seen);
    assertThat(seen.body()).contains("activeVisitors");
  }

  private HttpResponse<String> realtime(String token) {
    return browser.get(
        "/api/analytics/analytics/realtime", Map.of("Authorization", "Bearer " + token));
  }

  private void theNextRequestWorks() {
    assertStatus(202, browser.track("event", "{\"eventType\":\"good\",\"eventName\":\"next\"}"));
  }

  private static String event(String fields) {
    return "{\"eventType\":\"hostile\"," + fields + "}";
  }

  private static String named(String fields) {
    return event("\"eventName\":\"e\"," + fields);
  }

  private static String events(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            n -> "{\"type\":\"event\",\"eventType\":\"hostile\",\"eventName\":\"item-" + n + "\"}")
        .collect(Collectors.joining(","));
  }

  private static String base64(String json) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes());
  }
}
