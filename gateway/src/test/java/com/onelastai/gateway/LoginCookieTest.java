package com.onelastai.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.RSAKey;
import com.onelastai.events.tracking.ApiCalled;
import com.onelastai.events.tracking.PageViewed;
import com.onelastai.gateway.Upstream.Received;
import com.onelastai.starter.time.SettableClock;
import java.net.URI;
import java.net.http.HttpResponse;
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
    await().until(() -> caller.get(PATH, "Authorization", token).statusCode() == 200);
  }

  @Test
  void serviceGetsABearerTokenInsteadOfTheLoginsCookies() throws Exception {
    String token = Tokens.bare(key, claims -> claims);
    caller.get(PATH, "Cookie", "theme=dark; " + login(token) + "; a=b");
    Received call = TestBed.SERVICE.last(PATH);
    assertThat(call.headers())
        .containsEntry("Authorization", "Bearer " + token)
        .containsEntry("Cookie", "theme=dark; a=b");
  }

  @Test
  void onlyAuthServiceGetsTheRefreshTokenAndTheRealAddress() throws Exception {
    String token = Tokens.bare(key, claims -> claims);
    String path = "/api/session/refresh";
    caller.post(path, "", "Cookie", login(token), "X-Forwarded-For", "203.0.113.77");
    assertThat(TestBed.SERVICE.last(path).headers())
        .containsEntry("Authorization", "Bearer " + token)
        .containsEntry("Cookie", "onelastai_refresh=refresh-token")
        .containsEntry("X-Forwarded-For", "127.0.0.1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/account", "/identity/realms/onelastai/account"})
  void frontendAndKeycloakDoNotLearnWhoCalls(String path) throws Exception {
    caller.get(path, "Cookie", login(Tokens.bare(key, claims -> claims)) + "; own=1");
    Upstream upstream = path.equals("/account") ? TestBed.FRONTEND : TestBed.KEYCLOAK;
    assertThat(upstream.last(path).headers())
        .doesNotContainKey("Authorization")
        .containsEntry("Cookie", "own=1");
  }

  @Test
  void authorizationHeaderTakesPrecedenceOverTheCookie() throws Exception {
    String path = PATH + "/both";
    String own = Tokens.signed(key, claims -> claims.subject("by-header"));
    caller.get(path, "Authorization", own, "Cookie", login(Tokens.bare(key, claims -> claims)));
    assertThat(TestBed.SERVICE.last(path).headers())
        .containsEntry("Authorization", own)
        .doesNotContainKey("Cookie");
    assertThat(published.one(ApiCalled.class, call -> path.equals(call.path())).event().actor())
        .extracting("userId")
        .isEqualTo("by-header");

    caller.get(
        path, "Authorization", "Basic eDp5", "Cookie", login(Tokens.bare(key, claims -> claims)));
    assertThat(TestBed.SERVICE.last(path).headers()).containsEntry("Authorization", "Basic eDp5");
  }

  @Test
  void invalidCookieIsIgnored() throws Exception {
    String foreign = Tokens.bare(Tokens.key("foreign"), claims -> claims);
    for (String token : new String[] {"", "nonsense", "a.b.c", foreign}) {
      assertNobody(token);
    }
    String good = Tokens.bare(key, claims -> claims.subject("who-expires"));
    assertThat(caller.get(PATH, "Cookie", login(good)).statusCode()).isEqualTo(200);
    assertThat(TestBed.SERVICE.last(PATH).headers()).containsKey("Authorization");
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
    await().until(() -> caller.get(PATH, "Authorization", "Bearer " + unknown).statusCode() == 503);
    assertNobody(unknown);
  }

  @Test
  void callsAndPageViewsNameTheUser() throws Exception {
    String cookie = login(Tokens.bare(key, claims -> claims.subject("by-cookie")));
    caller.get(PATH + "/mine", "Cookie", cookie);
    assertThat(
            published
                .one(ApiCalled.class, call -> (PATH + "/mine").equals(call.path()))
                .event()
                .actor())
        .extracting("userId")
        .isEqualTo("by-cookie");

    TestBed.FRONTEND.answer("/signed-in", 200, "text/html", "<html>");
    caller.get("/signed-in", "Cookie", cookie, "Accept", "text/html");
    assertThat(
            published
                .one(PageViewed.class, view -> "/signed-in".equals(view.path()))
                .event()
                .actor())
        .extracting("userId")
        .isEqualTo("by-cookie");
  }

  @Test
  void webSocketIsAuthenticatedByTheCookie() throws Exception {
    String token = Tokens.bare(key, claims -> claims);
    TestBed.SERVICE.answer(
        "/api/circuit/socket",
        (request, response) ->
            response.sendWebsocket((in, out) -> out.sendString(in.receive().asString())));
    CompletableFuture<String> echo = new CompletableFuture<>();
    WebSocket socket =
        caller
            .http()
            .newWebSocketBuilder()
            .header("Cookie", login(token))
            .header("X-Forwarded-For", "203.0.113.77")
            .buildAsync(
                URI.create("ws://127.0.0.1:" + caller.port() + "/api/circuit/socket"),
                new WebSocket.Listener() {
                  @Override
                  public CompletionStage<?> onText(
                      WebSocket from, CharSequence text, boolean last) {
                    echo.complete(text.toString());
                    return CompletableFuture.completedStage(null);
                  }
                })
            .get(5, TimeUnit.SECONDS);
    socket.sendText("hello", true);
    assertThat(echo.get(5, TimeUnit.SECONDS)).isEqualTo("hello");
    socket.abort();
    assertThat(TestBed.SERVICE.last("/api/circuit/socket").headers())
        .containsEntry("Authorization", "Bearer " + token)
        .doesNotContainKeys("Cookie", "X-Forwarded-For");
  }

  private void assertNobody(String token) throws Exception {
    HttpResponse<String> answer = caller.get(PATH, "Cookie", login(token));
    assertThat(answer.statusCode()).as(token).isEqualTo(200);
    assertThat(TestBed.SERVICE.last(PATH).headers())
        .as(token)
        .doesNotContainKeys("Authorization", "Cookie");
  }

  private static String login(String token) {
    return "onelastai_access=" + token + "; onelastai_refresh=refresh-token";
  }
}
