package com.onelastai.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** A login in a browser: its cookies, its end, and protection against other sites. */
class LoginSessionIT {

  private static final String ACCESS = "onelastai_access";
  private static final String REFRESH = "onelastai_refresh";
  private static final Duration SECONDS = Duration.ofSeconds(5);

  private final Suite suite = Suite.running();
  private final Account account = Account.register(suite);
  private final Browser browser = new Browser(suite.gateway());

  @Test
  void everyServiceAcceptsTheCookieLikeABearerToken() {
    String token = account.logIn(browser);
    Map<String, String> bearer = Map.of("Authorization", "Bearer " + token);

    for (String path : List.of("/api/session/me", "/api/user/profile", "/api/security/logs")) {
      assertThat(browser.get(path, Map.of()).statusCode()).as(path).isEqualTo(200);
      assertThat(Http.get(suite.gateway().resolve(path), bearer).statusCode()).isEqualTo(200);
      assertThat(Http.get(suite.gateway().resolve(path), Map.of()).statusCode()).isEqualTo(401);
    }
  }

  @Test
  void visitorIsLinkedToTheUserAfterLogin() {
    browser.open("/", Map.of());
    String visitor = browser.id("onelastai_visitor").orElseThrow();
    account.logIn(browser);

    await()
        .untilAsserted(() ->
            assertThat(suite.document("visitors", visitor)).containsEntry("userId", account.id()));
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-Fetch-Site, same-origin, 204",
    "Sec-Fetch-Site, cross-site, 403",
    "Sec-Fetch-Site, same-site, 403",
    "Origin, https://evil.example, 403",
    "Origin, null, 403"
  })
  void crossSiteRequestCannotWriteWithTheCookie(String header, String value, int status) {
    account.logIn(browser);

    HttpResponse<String> answer =
        browser.send("DELETE", "/api/auth/sessions", "", Map.of(header, value));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
  }

  @Test
  void refreshRotatesTheTokenAndReuseRevokesTheLogin() {
    account.logIn(browser);
    String first = browser.cookie(REFRESH).orElseThrow();

    assertThat(refresh().statusCode()).isEqualTo(200);
    String second = browser.cookie(REFRESH).orElseThrow();
    assertThat(second).isNotEqualTo(first);

    Browser thief = new Browser(suite.gateway());
    account.logIn(thief);
    thief.setCookie(REFRESH, first);
    assertThat(thief.post("/api/session/refresh", "", Map.of()).statusCode()).isEqualTo(401);
    assertThat(refresh().statusCode()).isEqualTo(401);
  }

  @Test
  void revokedDeviceIsRejectedWithinSeconds() {
    account.logIn(browser);
    Browser lost = new Browser(suite.gateway());
    String token = account.logIn(lost);

    String id = otherSession();
    HttpResponse<String> answer = browser.send("DELETE", "/api/auth/sessions/" + id, "", Map.of());

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    assertThat(lost.post("/api/session/refresh", "", Map.of()).statusCode()).isEqualTo(401);
    await().atMost(SECONDS).untilAsserted(() -> assertThat(status(token)).isEqualTo(401));
    assertThat(browser.get("/api/session/me", Map.of()).statusCode()).isEqualTo(200);
  }

  @Test
  void nobodyCanRevokeTheLoginOfAnotherUser() {
    account.logIn(browser);
    Browser stranger = new Browser(suite.gateway());
    Account.register(suite).logIn(stranger);
    String id = sessions(browser).getFirst().get("id").asString();

    assertThat(stranger.send("DELETE", "/api/auth/sessions/" + id, "", Map.of()).statusCode())
        .isEqualTo(404);
    assertThat(browser.get("/api/session/me", Map.of()).statusCode()).isEqualTo(200);
  }

  @Test
  void loggedOutTokenIsRejectedAndItsCookiesAreRemoved() {
    String token = account.logIn(browser);

    assertThat(browser.post("/api/session/logout", "", Map.of()).statusCode()).isEqualTo(204);

    assertThat(browser.cookie(ACCESS)).isEmpty();
    assertThat(browser.cookie(REFRESH)).isEmpty();
    await().atMost(SECONDS).untilAsserted(() -> assertThat(status(token)).isEqualTo(401));
  }

  private String otherSession() {
    return sessions(browser).stream()
        .filter(session -> !session.get("current").asBoolean())
        .map(session -> session.get("id").asString())
        .findFirst()
        .orElseThrow();
  }

  private static List<JsonNode> sessions(Browser of) {
    JsonNode answer = Account.read(of.get("/api/auth/sessions", Map.of()));
    JsonNode items = answer.isArray() ? answer : answer.get("items");
    return StreamSupport.stream(items.spliterator(), false).toList();
  }

  private HttpResponse<String> refresh() {
    return browser.post("/api/session/refresh", "", Map.of());
  }

  private int status(String token) {
    return Http.get(
            suite.gateway().resolve("/api/session/me"), Map.of("Authorization", "Bearer " + token))
        .statusCode();
  }
}
