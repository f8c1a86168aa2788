package com.onelastai.auth.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.onelastai.auth.keycloak.KeycloakSessions;
import com.onelastai.auth.test.Api;
import com.onelastai.auth.test.Api.Answer;
import com.onelastai.auth.test.Api.Session;
import com.onelastai.auth.test.AuthServiceIT;
import com.onelastai.auth.test.MailServer;
import com.onelastai.auth.test.SecurityLogs;
import com.onelastai.auth.user.Users;
import com.onelastai.starter.time.SettableClock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;

@AuthServiceIT
class PasswordIT {

  private static final String NEW = "another long phrase";

  private final Api api;
  private final KeycloakSessions sessions;
  private final SettableClock clock;
  private final MongoOperations mongo;
  private final Users users;

  @Autowired
  PasswordIT(
      Api api, KeycloakSessions sessions, SettableClock clock, MongoOperations mongo, Users users) {
    this.api = api;
    this.sessions = sessions;
    this.clock = clock;
    this.mongo = mongo;
    this.users = users;
  }

  @AfterEach
  void resetClock() {
    clock.setOffset(Duration.ZERO);
  }

  @Test
  void changedPasswordEndsTheOtherSessions() {
    Session current = api.newSession();
    Session other = api.session(current.email());

    change(current, Api.PASSWORD, NEW).is(204);

    api.login(current.email(), Api.PASSWORD).is(401, "invalid_credentials");
    api.login(current.email(), NEW).is(200);
    api.refresh(other.refreshToken()).is(401, "refresh_token_invalid");
    api.refresh(current.refreshToken()).is(200);
    await().until(() -> MailServer.mailsTo(current.email()).size() == 2);
    assertThat(SecurityLogs.of(mongo, current.userId())).contains("password_changed");
  }

  @Test
  void wrongCurrentOrWeakNewPasswordChangesNothing() {
    Session session = api.newSession();

    change(session, "wrong password 1", NEW).is(403, "invalid_credentials");
    Answer weak = change(session, Api.PASSWORD, "short").is(400, "weak_password");

    assertThat(weak.text("/errors/0/field")).isEqualTo("newPassword");
    api.login(session.email(), Api.PASSWORD).is(200);
    api.post("/api/auth/change-password", null, Map.of("currentPassword", "a", "newPassword", "b"))
        .is(401, "unauthenticated");
  }

  @Test
  void mailLetsChooseANewPasswordOnce() {
    Session session = api.newSession();

    reset(session.email()).is(202);
    String token = Api.mailedToken(session.email(), 2);
    confirm(token, "short").is(400, "weak_password");
    confirm(token, NEW).is(204);

    assertThat(sessions.ids(session.userId())).isEmpty();
    assertThat(SecurityLogs.of(mongo, session.userId()))
        .contains("password_reset_requested", "password_reset");
    api.login(session.email(), NEW).is(200);
    confirm(token, NEW).is(400, "token_invalid");
  }

  @Test
  void newPasswordByMailLiftsALock() {
    Session session = api.newSession();
    for (int i = 0; i < 5; i++) {
      api.login(session.email(), "wrong password 1").is(401, "invalid_credentials");
    }
    api.login(session.email(), Api.PASSWORD).is(423, "account_locked");

    reset(session.email()).is(202);
    confirm(Api.mailedToken(session.email(), 2), NEW).is(204);

    api.login(session.email(), NEW).is(200);
  }

  @Test
  void changeOfThePasswordMakesTheMailVoid() {
    Session session = api.newSession();
    reset(session.email()).is(202);
    String token = Api.mailedToken(session.email(), 2);

    change(session, Api.PASSWORD, NEW).is(204);

    confirm(token, "yet another phrase").is(400, "token_invalid");
    api.login(session.email(), NEW).is(200);
  }

  @Test
  void mailToAnAddressThatIsNoLongerUsedIsVoid() {
    Session session = api.newSession();
    reset(session.email()).is(202);
    String token = Api.mailedToken(session.email(), 2);

    users.update(session.userId(), new Update().set("email", Api.newEmail()));

    confirm(token, NEW).is(400, "token_invalid");
    api.login(session.email(), Api.PASSWORD).is(200);
  }

  @Test
  void tokenThatIsOldOrForgedIsRefused() {
    Session session = api.newSession();
    reset(session.email()).is(202);
    String token = Api.mailedToken(session.email(), 2);

    confirm(token + "x", NEW).is(400, "token_invalid");
    confirm("nonsense", NEW).is(400, "token_invalid");
    api.post("/api/auth/verify-email", null, Map.of("token", token)).is(400, "token_invalid");
    clock.setOffset(Duration.ofMinutes(61));
    confirm(token, NEW).is(400, "token_invalid");
    api.login(session.email(), Api.PASSWORD).is(200);
  }

  @Test
  void oneMailAMinuteAndNoneToStrangers() {
    Session session = api.newSession();
    String stranger = Api.newEmail();

    Answer unknown = reset(stranger).is(202);
    Answer known = reset(session.email()).is(202);
    Api.mailedToken(session.email(), 2);
    reset(session.email()).is(202);
    clock.setOffset(Duration.ofSeconds(61));
    reset(session.email()).is(202);
    Api.mailedToken(session.email(), 3);

    assertThat(unknown.body()).isEqualTo(known.body());
    assertThat(MailServer.mailsTo(session.email())).hasSize(3);
    assertThat(MailServer.mailsTo(stranger)).isEmpty();
  }

  private Answer change(Session session, String current, String next) {
    return api.post(
        "/api/auth/change-password",
        session,
        Map.of("currentPassword", current, "newPassword", next));
  }

  private Answer reset(String email) {
    return api.post("/api/auth/reset-password", null, Map.of("email", email));
  }

  private Answer confirm(String token, String password) {
    return api.post(
        "/api/auth/reset-password/confirm", null, Map.of("token", token, "newPassword", password));
  }
}
