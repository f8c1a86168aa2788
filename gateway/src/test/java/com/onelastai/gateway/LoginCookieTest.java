package com.onelastai.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.RSAKey;
import com.onelastai.events.tracking.PageViewed;
import com.onelastai.starter.time.SettableClock;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What services, the frontend and Keycloak get of a browser's login. */
@GatewayTest
class LoginCookieTest {

  private static final String PATH = "/api/analytics/track/cookie";

  private static RSAKey key;

  @Autowired Caller caller;
  @Autowired Published published;
  @Autowired SettableClock clock;

  @BeforeAll
  static void createKey() throws Exception {
    key = Tokens.key("cookie");
  }

  @BeforeEach
  void publishKey() throws Exception {
    Tokens.publish(key);
    String token = Tokens.signed(key, claims -> claims);
    await().until(() -> caller.get(PATH, "Authorization: " + token).status() == 200);
  }

  @Test
  void serviceGetsABearerTokenInsteadOfTheLoginsCookies() throws Exception {
    String token = tokenOf("user-1");
    caller.get(PATH, "Cookie: theme=dark; " + login(token) + "; a=b");
    assertThat(TestBed.SERVICE.headers(PATH))
        .containsEntry("Authorization", "Bearer " + token)
        .containsEntry("Cookie", "theme=dark; a=b");
  }

  @Test
  void onlyAuthServiceGetsTheRefreshTokenAndTheRealAddress() throws Exception {
    String token = tokenOf("user-1");
    String path = "/api/session/refresh";
    caller.post(path, "", "Cookie: " + login(token), "X-Forwarded-For: 203.0.113.77");
    assertThat(TestBed.SERVICE.headers(path))
        .containsEntry("Authorization", "Bearer " + token)
        .containsEntry("Cookie", "onelastai_refresh=refresh-token")
        .containsEntry("X-Forwarded-For", "127.0.0.1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/account", "/identity/realms/onelastai/account"})
  void frontendAndKeycloakDoNotLearnWhoCalls(String path) throws Exception {
    caller.get(path, "Cookie: " + login(tokenOf("user-1")) + "; own=1");
    Upstream upstream = path.equals("/account") ? TestBed.FRONTEND : TestBed.KEYCLOAK;
    assertThat(upstream.headers(path))
        .doesNotContainKey("Authorization")
        .containsEntry("Cookie", "own=1");
  }

  @Test
  void authorizationHeaderTakesPrecedenceOverTheCookie() throws Exception {
    String path = PATH + "/both";
    String cookie = "Cookie: " + login(tokenOf("user-1"));
    String own = Tokens.signed(key, claims -> claims.subject("by-header"));
    caller.get(path, "Authorization: " + own, cookie);
    assertThat(TestBed.SERVICE.headers(path))
        .containsEntry("Authorization", own)
        .doesNotContainKey("Cookie");
    assertThat(published.call(path).event().actor().userId()).isEqualTo("by-header");

    caller.get(path, "Authorization: Basic eDp5", cookie);
    assertThat(TestBed.SERVICE.headers(path)).containsEntry("Authorization", "Basic eDp5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nonsense", "a.b.c"})
  void malformedCookieIsIgnored(String token) throws Exception {
    assertNobody(token);
  }

  @Test
  void foreignAndExpiredCookiesAreIgnored() throws Exception {
    assertNobody(Tokens.bare(Tokens.key("foreign"), claims -> claims));
    String good = tokenOf("who-expires");
    caller.get(PATH, "Cookie: " + login(good)).is(200);
    assertThat(TestBed.SERVICE.headers(PATH)).containsKey("Authorization");
    clock.setOffset(Duration.ofMinutes(6));
    try {
      assertNobody(good);
    } finally {
      clock.setOffset(Duration.ZERO);
    }
  }

  @Test
  void cookieThatCannotBeCheckedIsIgnored() throws Exception {
    String unknown = Tokens.bare(Tokens.key("unknown"), claims -> claims);
    TestBed.KEYCLOAK.answer(Tokens.CERTS, 503, "text/plain", "away");
    // Keys are fetched again only after an interval.
    await().until(() -> caller.get(PATH, "Authorization: Bearer " + unknown).status() == 503);
    assertNobody(unknown);
  }

  @Test
  void callsAndPageViewsNameTheUser() throws Exception {
    String cookie = "Cookie: " + login(tokenOf("by-cookie"));
    caller.get(PATH + "/mine", cookie);
    assertThat(published.call(PATH + "/mine").event().actor().userId()).isEqualTo("by-cookie");

    TestBed.FRONTEND.answer("/signed-in", 200, "text/html", "<html>");
    caller.get("/signed-in", cookie, "Accept: text/html");
    PageViewed page =
        published.one(PageViewed.class, view -> "/signed-in".equals(view.path())).event();
    assertThat(page.actor().userId()).isEqualTo("by-cookie");
  }

  @Test
  void webSocketIsAuthenticatedByTheCookie() throws Exception {
    String token = tokenOf("user-1");
    String path = "/api/circuit/socket";
    TestBed.SERVICE.answer(
        path,
        (request, response) ->
            response.sendWebsocket((in, out) -> out.sendString(in.receive().asString())));
    CompletableFuture<String> echo = new CompletableFuture<>();
    WebSocket.Listener listener =
        new WebSocket.Listener() {
          @Override
          public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
            echo.complete(text.toString());
            return CompletableFuture.completedStage(null);
          }
        };
    WebSocket socket =
        caller
            .open(path, listener, "Cookie: " + login(token), "X-Forwarded-For: 203.0.113.77")
            .get(60, TimeUnit.SECONDS);
    socket.sendText("hello", true);
    assertThat(echo.get(60, TimeUnit.SECONDS)).isEqualTo("hello");
    socket.abort();
    assertThat(TestBed.SERVICE.headers(path))
        .containsEntry("Authorization", "Bearer " + token)
        .doesNotContainKeys("Cookie", "X-Forwarded-For");
  }

  private void assertNobody(String token) throws Exception {
    caller.get(PATH, "Cookie: " + login(token)).is(200);
    assertThat(TestBed.SERVICE.headers(PATH))
        .as(token)
        .doesNotContainKeys("Authorization", "Cookie");
  }

  private static String tokenOf(String user) throws Exception {
    return Tokens.bare(key, claims -> claims.subject(user));
  }

  private static String login(String token) {
    return "onelastai_access=" + token + "; onelastai_refresh=refresh-token";
  }
}
