package com.onelastai.e2e;

import static com.onelastai.e2e.Account.assertStatus;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** A login in a browser: its cookies, its end, and protection against other sites. */
class LoginSessionIT {

  private static final String ACCESS = "onelastai_access";
  private static final String REFRESH = "onelastai_refresh";

  private final Suite suite = Suite.running();
  private final Account account = Account.register(suite);
  private final Browser browser = suite.browser();

  @AfterEach
  void resetClocks() {
    suite.moveClocksTo(Duration.ZERO);
  }

  @Test
  void everyServiceAcceptsTheCookieLikeABearerToken() {
    String token = account.logIn(browser);
    Map<String, String> bearer = Map.of("Authorization", "Bearer " + token);

    for (String path : List.of("/api/session/me", "/api/user/profile", "/api/security/logs")) {
      assertThat(browser.status(path)).as(path).isEqualTo(200);
      assertStatus(200, Http.get(suite.gateway().resolve(path), bearer));
      assertStatus(401, Http.get(suite.gateway().resolve(path), Map.of()));
    }
  }

  @Test
  void visitorIsLinkedToTheUserAfterLogin() {
    browser.open("/");
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

    assertStatus(200, refresh());
    String second = browser.cookie(REFRESH).orElseThrow();
    assertThat(second).isNotEqualTo(first);

    Browser thief = account.signedIn();
    thief.setCookie(REFRESH, first);
    suite.moveClocksTo(Duration.ofSeconds(11));
    assertStatus(401, thief.post("/api/session/refresh"));
    assertStatus(401, refresh());
  }

  @Test
  void tabsThatRefreshWithTheSameTokenStaySignedIn() {
    account.logIn(browser);
    Browser other = suite.browser();
    account.logIn(other);
    other.setCookie(REFRESH, browser.cookie(REFRESH).orElseThrow());

    assertStatus(200, refresh());
    assertStatus(200, other.post("/api/session/refresh"));

    assertThat(other.cookie(REFRESH)).isEqualTo(browser.cookie(REFRESH));
    assertStatus(200, refresh());
  }

  @Test
  void revokedDeviceIsRejectedWithinSeconds() {
    account.logIn(browser);
    Browser lost = suite.browser();
    String token = account.logIn(lost);

    String id = otherSession();
    assertStatus(204, browser.delete("/api/auth/sessions/" + id));
    assertStatus(401, lost.post("/api/session/refresh"));
    await().untilAsserted(() -> assertThat(suite.statusWith(token)).isEqualTo(401));
    assertThat(browser.status("/api/session/me")).isEqualTo(200);
  }

  @Test
  void nobodyCanRevokeTheLoginOfAnotherUser() {
    account.logIn(browser);
    Browser stranger = Account.register(suite).signedIn();
    String id = sessions(browser).getFirst().get("id").asString();

    assertStatus(404, stranger.delete("/api/auth/sessions/" + id));
    assertThat(browser.status("/api/session/me")).isEqualTo(200);
  }

  @Test
  void loggedOutTokenIsRejectedAndItsCookiesAreRemoved() {
    String token = account.logIn(browser);

    assertStatus(204, browser.post("/api/session/logout"));

    assertThat(browser.cookie(ACCESS)).isEmpty();
    assertThat(browser.cookie(REFRESH)).isEmpty();
    await().untilAsserted(() -> assertThat(suite.statusWith(token)).isEqualTo(401));
  }

  private String otherSession() {
    return sessions(browser).stream()
        .filter(session -> !session.get("current").asBoolean())
        .map(session -> session.get("id").asString())
        .findFirst()
        .orElseThrow();
  }

  private static List<JsonNode> sessions(Browser of) {
    JsonNode answer = Account.read(of.get("/api/auth/sessions"));
    JsonNode items = answer.isArray() ? answer : answer.get("items");
    return StreamSupport.stream(items.spliterator(), false).toList();
  }

  private HttpResponse<String> refresh() {
    return browser.post("/api/session/refresh");
  }
}
