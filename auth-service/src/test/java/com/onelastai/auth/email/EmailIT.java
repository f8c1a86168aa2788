package com.onelastai.auth.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.onelastai.auth.keycloak.KeycloakUsers;
import com.onelastai.auth.keycloak.KeycloakUsers.KeycloakUser;
import com.onelastai.auth.test.Api;
import com.onelastai.auth.test.Api.Answer;
import com.onelastai.auth.test.Api.Session;
import com.onelastai.auth.test.AuthServiceIT;
import com.onelastai.auth.test.MailServer;
import com.onelastai.auth.test.SecurityLogs;
import com.onelastai.starter.time.SettableClock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

@AuthServiceIT
class EmailIT {

  private final Api api;
  private final KeycloakUsers keycloak;
  private final SettableClock clock;
  private final MongoOperations mongo;

  @Autowired
  EmailIT(Api api, KeycloakUsers keycloak, SettableClock clock, MongoOperations mongo) {
    this.api = api;
    this.keycloak = keycloak;
    this.clock = clock;
    this.mongo = mongo;
  }

  @AfterEach
  void resetClock() {
    clock.setOffset(Duration.ZERO);
  }

  @Test
  void mailOfTheRegistrationVerifiesTheAddressOnce() {
    Session session = api.newSession();
    String token = Api.mailedToken(session.email(), 1);

    verify(token).is(204);
    verify(token).is(400, "token_invalid");

    assertThat(api.get("/api/session/me", session).body().at("/emailVerified").asBoolean())
        .isTrue();
    assertThat(keycloak.find(session.userId()).orElseThrow().emailVerified()).isTrue();
    assertThat(SecurityLogs.of(mongo, session.userId())).contains("registered", "email_verified");
  }

  @Test
  void anotherMailReplacesTheToken() {
    Session session = api.newSession();
    String first = Api.mailedToken(session.email(), 1);
    clock.setOffset(Duration.ofSeconds(61));

    api.post("/api/auth/verify-email/send", session, Map.of()).is(202);

    String second = Api.mailedToken(session.email(), 2);
    verify(first).is(400, "token_invalid");
    verify(second).is(204);
  }

  @Test
  void verificationExpiresAfterADay() {
    Session session = api.newSession();
    String token = Api.mailedToken(session.email(), 1);
    clock.setOffset(Duration.ofHours(25));

    verify(token).is(400, "token_invalid");
  }

  @Test
  void newAddressCountsOnceItIsProvedAndTheOldOneIsTold() {
    Session session = api.newSession();
    String newEmail = Api.newEmail();

    change(session, Api.PASSWORD, newEmail.toUpperCase()).is(202);
    String token = Api.mailedToken(newEmail, 1);
    api.login(session.email(), Api.PASSWORD).is(200);
    api.login(newEmail, Api.PASSWORD).is(401, "invalid_credentials");
    verify(token).is(204);

    KeycloakUser changed = keycloak.find(session.userId()).orElseThrow();
    assertThat(changed.email()).isEqualTo(newEmail);
    assertThat(changed.emailVerified()).isTrue();
    assertThat(changed.name()).isEqualTo("Ada Example");
    assertThat(api.login(newEmail, Api.PASSWORD).is(200).text("/user/id"))
        .isEqualTo(session.userId());
    api.login(session.email(), Api.PASSWORD).is(401, "invalid_credentials");
    await().until(() -> MailServer.mailsTo(session.email()).size() == 2);
    assertThat(SecurityLogs.of(mongo, session.userId()))
        .contains("email_change_requested", "email_changed");
  }

  @Test
  void newPasswordVoidsAChangeThatWasNotProvedYet() {
    Session session = api.newSession();
    String newEmail = Api.newEmail();
    change(session, Api.PASSWORD, newEmail).is(202);
    String token = Api.mailedToken(newEmail, 1);

    api.post(
            "/api/auth/change-password",
            session,
            Map.of("currentPassword", Api.PASSWORD, "newPassword", "another passphrase 2"))
        .is(204);

    verify(token).is(400, "token_invalid");
    api.login(session.email(), "another passphrase 2").is(200);
  }

  @Test
  void addressOfSomeoneElseIsRefused() {
    Session session = api.newSession();
    Session other = api.newSession();
    String wanted = Api.newEmail();

    change(session, Api.PASSWORD, other.email()).is(409, "email_taken");
    change(session, "wrong password 1", wanted).is(403, "invalid_credentials");
    change(session, Api.PASSWORD, wanted).is(202);
    api.register(wanted).is(201);
    verify(Api.mailedToken(wanted, 1)).is(409, "email_taken");
    assertThat(api.get("/api/session/me", session).text("/email")).isEqualTo(session.email());
  }

  private Answer verify(String token) {
    return api.post("/api/auth/verify-email", null, Map.of("token", token));
  }

  private Answer change(Session session, String password, String newEmail) {
    return api.post(
        "/api/auth/change-email", session, Map.of("password", password, "newEmail", newEmail));
  }
}
