package com.onelastai.auth.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.onelastai.auth.keycloak.KeycloakSessions;
import com.onelastai.auth.test.Api;
import com.onelastai.auth.test.Api.Answer;
import com.onelastai.auth.test.Api.Session;
import com.onelastai.auth.test.AuthServiceIT;
import com.onelastai.auth.user.StoredUsers;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.JsonNode;

@AuthServiceIT
class SessionIT {

  private static final String SESSIONS = "/api/auth/sessions";

  @Autowired private Api api;
  @Autowired private KeycloakSessions keycloak;
  @Autowired private StoredUsers stored;
  @Autowired private MongoOperations mongo;

  @Test
  void cookiesOfALoginAreHiddenFromScriptsAndOtherSites() {
    String email = Api.newEmail();
    api.register(email).is(201);

    Answer login = api.login(email, Api.PASSWORD).is(200);

    List<String> cookies = login.response().getHeaders("Set-Cookie");
    assertThat(cookies).hasSize(4);
    assertThat(cookies.get(0))
        .startsWith("onelastai_access=")
        .contains("HttpOnly", "SameSite=Lax", "Path=/;", "Max-Age=300")
        .doesNotContain("Secure");
    assertThat(cookies.get(1))
        .startsWith("onelastai_refresh=")
        .contains("HttpOnly", "SameSite=Strict", "Path=/api/session;", "Max-Age=1800");
    assertThat(cookies.get(2))
        .as("says to scripts that there is a session")
        .startsWith("onelastai_signed_in=1;")
        .contains("SameSite=Strict", "Path=/;", "Max-Age=1800")
        .doesNotContain("HttpOnly");
    assertThat(cookies.get(3)).startsWith("onelastai_device=").contains("HttpOnly");
  }

  @Test
  void cookiesAreSecureBehindTls() {
    Answer answer =
        api.call(
            MockMvcRequestBuilders.post("/api/session/logout")
                .header("X-Forwarded-Proto", "https"));

    assertThat(answer.is(204).response().getHeaders("Set-Cookie"))
        .hasSize(3)
        .allMatch(cookie -> cookie.contains("Secure") && cookie.contains("Max-Age=0"));
  }

  @Test
  void refreshTokenThatIsUsedAgainLaterEndsTheSession() {
    Session session = api.newSession();

    Answer first = api.refresh(session.refreshToken()).is(200);
    String second = refreshToken(first.has("/user/id", session.userId()));
    assertThat(second).isNotEqualTo(session.refreshToken());
    Answer reused =
        api.after(
            Duration.ofSeconds(11),
            () -> api.refresh(session.refreshToken()).is(401, "refresh_token_reused"));

    assertThat(reused.cookie("onelastai_refresh")).extracting(Cookie::getMaxAge).isEqualTo(0);
    assertThat(keycloak.ids(session.userId())).isEmpty();
    api.refresh(second).is(401, "refresh_token_invalid");
  }

  @Test
  void refreshAfterALostAnswerGetsTheSameTokens() {
    Session session = api.newSession();

    Answer lost = api.refresh(session.refreshToken()).is(200);
    Answer again = api.refresh(session.refreshToken()).is(200);

    again.has("/accessToken", lost.text("/accessToken"));
    assertThat(refreshToken(again)).isEqualTo(refreshToken(lost));
    api.refresh(refreshToken(again)).is(200);
  }

  @Test
  void tabsThatRefreshAtTheSameTimeGetTheSameTokens() {
    Session session = api.newSession();

    List<Future<Answer>> tabs;
    try (ExecutorService atOnce = Executors.newFixedThreadPool(4)) {
      tabs =
          Stream.generate(() -> atOnce.submit(() -> api.refresh(session.refreshToken())))
              .limit(4)
              .toList();
    }

    List<String> successors =
        tabs.stream().map(Future::resultNow).map(tab -> refreshToken(tab.is(200))).toList();
    assertThat(successors).hasSize(4).containsOnly(successors.getFirst());
    api.refresh(successors.getFirst()).is(200);
  }

  @Test
  void storeAloneDoesNotRevealARefreshedToken() {
    Session session = api.newSession();

    String successor = refreshToken(api.refresh(session.refreshToken()).is(200));

    assertThat(mongo.findAll(Document.class, "authrefreshes"))
        .isNotEmpty()
        .allSatisfy(stored ->
            assertThat(stored.toString()).doesNotContain(session.refreshToken(), successor));
  }

  @Test
  void whoStaysSignedInHasALongerSession() {
    String email = Api.newEmail();
    api.register(email).is(201);

    Answer login =
        api.post(
                "/api/session/login",
                Map.of("email", email, "password", Api.PASSWORD, "staySignedIn", true))
            .is(200);

    int days = (int) Duration.ofDays(14).toSeconds();
    assertThat(login.cookie("onelastai_refresh").getMaxAge()).isBetween(days - 60, days);
    assertThat(api.refresh(refreshToken(login)).is(200).cookie("onelastai_refresh").getMaxAge())
        .isBetween(days - 60, days);
  }

  @Test
  void invalidRefreshTokenIsRefused() {
    Session session = api.newSession();

    api.call(MockMvcRequestBuilders.post("/api/session/refresh")).is(401, "refresh_token_invalid");
    api.refresh("nonsense").is(401, "refresh_token_invalid");
    api.refresh(session.accessToken()).is(401, "refresh_token_invalid");
  }

  @Test
  void logoutEndsTheSession() {
    Session session = api.newSession();

    api.post("/api/session/logout", session, Map.of()).is(204);

    assertThat(keycloak.ids(session.userId())).isEmpty();
    api.refresh(session.refreshToken()).is(401, "refresh_token_invalid");
  }

  @Test
  void logoutWithTheRefreshTokenAloneEndsTheSession() {
    Session session = api.newSession();

    api.call(
            MockMvcRequestBuilders.post("/api/session/logout")
                .cookie(new Cookie("onelastai_refresh", session.refreshToken())))
        .is(204);

    assertThat(keycloak.ids(session.userId())).isEmpty();
  }

  @Test
  void sessionsHaveTheirAddressAndDevice() {
    Session first = api.newSession();
    Session second = api.session(first.email());

    JsonNode items = items(second);
    JsonNode current = session(items, true);

    assertThat(items).hasSize(2);
    assertThat(Stream.of("/address", "/browser", "/device/type").map(current::at))
        .extracting(JsonNode::asString)
        .containsExactly("203.0.113.7", "Firefox", "desktop");
    assertThat(current.at("/startedAt").asString()).isNotEmpty();
    assertThat(current.at("/lastSeenAt").asString()).isNotEmpty();
    assertThat(session(items, false).at("/id")).isNotEqualTo(current.at("/id"));
  }

  @Test
  void endedSessionCannotBeRefreshed() {
    Session kept = api.newSession();
    Session lost = api.session(kept.email());
    String id = id(kept, false);

    api.delete(SESSIONS + "/" + id, kept).is(204);

    api.refresh(lost.refreshToken()).is(401, "refresh_token_invalid");
    api.refresh(kept.refreshToken()).is(200);
    api.delete(SESSIONS + "/" + id, kept).is(404, "not_found");
    assertThat(stored.events(kept.userId())).contains("session_revoked");
  }

  @Test
  void sessionOfAnotherUserIsNotFoundAndStaysOpen() {
    Session mine = api.newSession();
    Session other = api.newSession();

    api.delete(SESSIONS + "/" + id(other, true), mine).is(404, "not_found");
    api.delete(SESSIONS + "/unknown", mine).is(404, "not_found");

    api.refresh(other.refreshToken()).is(200);
    api.get(SESSIONS).is(401, "unauthenticated");
  }

  @Test
  void allOtherSessionsEndTogether() {
    Session kept = api.newSession();
    Session first = api.session(kept.email());
    Session second = api.session(kept.email());

    api.delete(SESSIONS, kept).is(204);

    await().untilAsserted(() -> assertThat(keycloak.ids(kept.userId())).hasSize(1));
    api.refresh(first.refreshToken()).is(401, "refresh_token_invalid");
    api.refresh(second.refreshToken()).is(401, "refresh_token_invalid");
    api.refresh(kept.refreshToken()).is(200);
  }

  private static String refreshToken(Answer answer) {
    return answer.cookie("onelastai_refresh").getValue();
  }

  private String id(Session session, boolean current) {
    return session(items(session), current).at("/id").asString();
  }

  private JsonNode items(Session session) {
    return api.get(SESSIONS, session).is(200).body().at("/items");
  }

  private static JsonNode session(JsonNode items, boolean current) {
    return items
        .valueStream()
        .filter(item -> item.at("/current").asBoolean() == current)
        .findFirst()
        .orElseThrow();
  }
}
