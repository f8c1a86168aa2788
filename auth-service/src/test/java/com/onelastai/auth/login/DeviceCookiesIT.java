package com.onelastai.auth.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.onelastai.auth.keycloak.TwoFactorCredentials;
import com.onelastai.auth.securitylog.watch.Watched;
import com.onelastai.auth.test.Api;
import com.onelastai.auth.test.Api.Answer;
import com.onelastai.auth.test.AuthServiceIT;
import com.onelastai.auth.user.Users;
import com.onelastai.auth.usersecurity.UserSecurities;
import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.json.JsonMapper;

@AuthServiceIT
class DeviceCookiesIT {

  private static final String WRONG = "wrong password 1";
  private static final String NEW = "another long phrase";

  @Autowired private Api api;
  @Autowired private Watched watched;
  @Autowired private Users users;
  @Autowired private UserSecurities securities;
  @Autowired private TwoFactorCredentials secondFactor;
  private final String email = Api.newEmail();
  private String id = "";

  @BeforeEach
  void register() {
    id = api.register(email).is(201).text("/id");
  }

  @Test
  void failuresOfStrangersDoNotLockABrowserThatSignedInBefore() {
    String cookie = signIn();
    lockByStrangers();

    login(cookie, Api.PASSWORD).is(200);

    // The lock stays for strangers, however often the owner signs in.
    api.login(email, Api.PASSWORD).is(423, "account_locked");
    watched.logged(id, "account_locked", 1);
    watched.logged(id, "login", 2);
    assertThat(users.find(id).orElseThrow().lockUntil()).isNotNull();
  }

  @Test
  void cookieIsForTheLoginAloneAndNotForScripts() {
    Answer login = api.login(email, Api.PASSWORD).is(200);

    assertThat(login.response().getHeaders(HttpHeaders.SET_COOKIE))
        .filteredOn(cookie -> cookie.startsWith("onelastai_device="))
        .singleElement()
        .asString()
        .contains("Path=/api/session/login;", "Max-Age=31536000;", "HttpOnly", "SameSite=Strict");
    assertThat(securities.find(id).orElseThrow().toString())
        .doesNotContain(login.cookie("onelastai_device").getValue());
  }

  @Test
  void stolenCookieGivesFiveTriesOnce() {
    String cookie = signIn();
    lockByStrangers();

    fail(cookie, 5);
    login(cookie, Api.PASSWORD).is(423, "account_locked");
  }

  @Test
  void concurrentAttemptsHaveFiveTriesTogether() {
    String cookie = signIn();
    lockByStrangers();

    List<Integer> answers =
        IntStream.range(0, 12).parallel().mapToObj(i -> login(cookie, WRONG).status()).toList();

    assertThat(answers).containsOnly(401, 423).filteredOn(status -> status == 401).hasSize(5);
  }

  @Test
  void loginResetsTheFailuresOfItsBrowserAlone() {
    String cookie = signIn();
    String other = signIn();
    lockByStrangers();

    fail(other, 3);
    fail(cookie, 4);
    assertThat(login(cookie, Api.PASSWORD).is(200).cookie("onelastai_device").getValue())
        .isEqualTo(cookie);
    fail(cookie, 4);
    login(cookie, Api.PASSWORD).is(200);

    fail(other, 2);
    login(other, Api.PASSWORD).is(423, "account_locked");
  }

  @Test
  void missingCodeIsNotAFailure() {
    secondFactor.add(id, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", List.of("ABCDEFGH", "IJKLMNOP"));
    Answer login = api.login(email, Api.PASSWORD, Map.of("backupCode", "ABCDEFGH")).is(200);
    String cookie = login.cookie("onelastai_device").getValue();
    lockByStrangers();

    for (int i = 0; i < 6; i++) {
      login(cookie, Api.PASSWORD).is(401, "otp_required");
    }
  }

  @Test
  void forgedCookieOrThatOfAnotherAccountChangesNothing() {
    String others = Api.newEmail();
    api.register(others).is(201);
    String cookie = api.login(others, Api.PASSWORD).is(200).cookie("onelastai_device").getValue();
    lockByStrangers();

    login(cookie, Api.PASSWORD).is(423, "account_locked");
    login("x".repeat(43), Api.PASSWORD).is(423, "account_locked");
  }

  @Test
  void newPasswordForgetsTheBrowsers() {
    final String cookie = signIn();
    api.changePassword(api.session(email), Api.PASSWORD, NEW).is(204);
    lockByStrangers();

    login(cookie, NEW).is(423, "account_locked");
  }

  private String signIn() {
    return api.login(email, Api.PASSWORD).is(200).cookie("onelastai_device").getValue();
  }

  private void fail(String cookie, int times) {
    for (int i = 0; i < times; i++) {
      login(cookie, WRONG).is(401, "invalid_credentials");
    }
  }

  /** Keycloak counts failures asynchronously. */
  private void lockByStrangers() {
    await().until(() -> api.login(email, WRONG).status() == 423);
  }

  private Answer login(String cookie, String password) {
    String body =
        JsonMapper.shared().writeValueAsString(Map.of("email", email, "password", password));
    return api.call(
        MockMvcRequestBuilders.post("/api/session/login")
            .cookie(new Cookie("onelastai_device", cookie))
            .contentType(MediaType.APPLICATION_JSON)
            .content(body));
  }
}
