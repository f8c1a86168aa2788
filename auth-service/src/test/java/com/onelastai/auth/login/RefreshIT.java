package com.onelastai.auth.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.auth.keycloak.KeycloakSessions;
import com.onelastai.auth.test.Api;
import com.onelastai.auth.test.Api.Answer;
import com.onelastai.auth.test.Api.Session;
import com.onelastai.auth.test.AuthServiceIT;
import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

@AuthServiceIT
class RefreshIT {

  private final Api api;
  private final KeycloakSessions sessions;

  @Autowired
  RefreshIT(Api api, KeycloakSessions sessions) {
    this.api = api;
    this.sessions = sessions;
  }

  @Test
  void loginSetsCookiesThatScriptsAndOtherSitesDoNotGet() {
    String email = Api.newEmail();
    api.register(email).is(201);

    Answer login = api.login(email, Api.PASSWORD).is(200);

    List<String> cookies = login.response().getHeaders("Set-Cookie");
    assertThat(cookies).hasSize(2);
    assertThat(cookies.get(0))
        .startsWith("onelastai_access=")
        .contains("HttpOnly", "SameSite=Lax", "Path=/;", "Max-Age=300")
        .doesNotContain("Secure");
    assertThat(cookies.get(1))
        .startsWith("onelastai_refresh=")
        .contains("HttpOnly", "SameSite=Strict", "Path=/api/session;", "Max-Age=1800");
  }

  @Test
  void cookiesAreSecureBehindTls() {
    Answer answer =
        api.call(
            MockMvcRequestBuilders.post("/api/session/logout")
                .header("X-Forwarded-Proto", "https"));

    assertThat(answer.is(204).response().getHeaders("Set-Cookie"))
        .hasSize(2)
        .allMatch(cookie -> cookie.contains("Secure") && cookie.contains("Max-Age=0"));
  }

  @Test
  void refreshTokenIsGoodOnceAndItsReuseEndsTheSession() {
    Session session = api.newSession();

    Answer first = api.refresh(session.refreshToken()).is(200);
    String second = refreshToken(first);
    assertThat(first.text("/user/id")).isEqualTo(session.userId());
    assertThat(second).isNotEqualTo(session.refreshToken());
    Answer reused = api.refresh(session.refreshToken()).is(401, "refresh_token_reused");

    assertThat(reused.cookie("onelastai_refresh")).extracting(Cookie::getMaxAge).isEqualTo(0);
    assertThat(sessions.ids(session.userId())).isEmpty();
    api.refresh(second).is(401, "refresh_token_invalid");
  }

  @Test
  void whatIsNoRefreshTokenIsRefused() {
    Session session = api.newSession();

    api.call(MockMvcRequestBuilders.post("/api/session/refresh")).is(401, "refresh_token_invalid");
    api.refresh("nonsense").is(401, "refresh_token_invalid");
    api.refresh(session.accessToken()).is(401, "refresh_token_invalid");
  }

  @Test
  void logoutEndsTheSession() {
    Session session = api.newSession();

    api.post("/api/session/logout", session, Map.of()).is(204);

    assertThat(sessions.ids(session.userId())).isEmpty();
    api.refresh(session.refreshToken()).is(401, "refresh_token_invalid");
  }

  @Test
  void logoutWithTheRefreshTokenAloneEndsTheSession() {
    Session session = api.newSession();

    api.call(
            MockMvcRequestBuilders.post("/api/session/logout")
                .cookie(new Cookie("onelastai_refresh", session.refreshToken())))
        .is(204);

    assertThat(sessions.ids(session.userId())).isEmpty();
  }

  private static String refreshToken(Answer answer) {
    return answer.cookie("onelastai_refresh").getValue();
  }
}
