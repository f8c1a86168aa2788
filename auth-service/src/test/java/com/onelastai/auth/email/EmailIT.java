package com.onelastai.auth.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.auth.keycloak.KeycloakUsers;
import com.onelastai.auth.keycloak.KeycloakUsers.KeycloakUser;
import com.onelastai.auth.test.Api;
import com.onelastai.auth.test.Api.Answer;
import com.onelastai.auth.test.Api.Session;
import com.onelastai.auth.test.AuthServiceIT;
import com.onelastai.auth.user.StoredUsers;
import com.onelastai.mail.test.MailServer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AuthServiceIT
class EmailIT {

  @Autowired private Api api;
  @Autowired private KeycloakUsers keycloak;
  @Autowired private StoredUsers stored;

  @Test
  void tokenOfTheFirstMailVerifiesTheAddressOnce() {
    Session session = api.newSession();
    String token = Api.mailedToken(session.email(), 1);

    verify(token).is(204);
    verify(token).is(400, "token_invalid");

    api.get("/api/session/me", session).has("/emailVerified", true);
    assertThat(keycloak.find(session.userId()).orElseThrow().emailVerified()).isTrue();
    assertThat(stored.events(session.userId())).contains("registered", "email_verified");
  }

  @Test
  void anotherMailReplacesTheToken() {
    Session session = api.newSession();
    String first = Api.mailedToken(session.email(), 1);

    api.after(
        Duration.ofSeconds(61),
        () -> api.post("/api/auth/verify-email/send", session, Map.of()).is(202));

    String second = Api.mailedToken(session.email(), 2);
    verify(first).is(400, "token_invalid");
    verify(second).is(204);
  }

  @Test
  void verificationExpiresAfterADay() {
    Session session = api.newSession();
    String token = Api.mailedToken(session.email(), 1);

    api.after(Duration.ofHours(25), () -> verify(token).is(400, "token_invalid"));
  }

  @Test
  void verifiedAddressReplacesTheOldOneWhichGetsAMail() {
    Session session = api.newSession();
    String newEmail = Api.newEmail();

    change(session, Api.PASSWORD, newEmail.toUpperCase()).is(202);
    String token = Api.mailedToken(newEmail, 1);
    api.login(session.email(), Api.PASSWORD).is(200);
    api.login(newEmail, Api.PASSWORD).is(401, "invalid_credentials");
    verify(token).is(204);

    assertThat(keycloak.find(session.userId()).orElseThrow())
        .extracting(KeycloakUser::email, KeycloakUser::emailVerified, KeycloakUser::name)
        .containsExactly(newEmail, true, "Ada Example");
    api.login(newEmail, Api.PASSWORD).is(200).has("/user/id", session.userId());
    api.login(session.email(), Api.PASSWORD).is(401, "invalid_credentials");
    MailServer.mailsTo(session.email(), 2);
    assertThat(stored.events(session.userId())).contains("email_change_requested", "email_changed");
  }

  @Test
  void newPasswordCancelsAChangeThatIsNotVerified() {
    Session session = api.newSession();
    String newEmail = Api.newEmail();
    change(session, Api.PASSWORD, newEmail).is(202);
    String token = Api.mailedToken(newEmail, 1);

    api.changePassword(session, Api.PASSWORD, "another passphrase 2").is(204);

    verify(token).is(400, "token_invalid");
    api.login(session.email(), "another passphrase 2").is(200);
  }

  @Test
  void addressOfAnotherAccountIsRefused() {
    Session session = api.newSession();
    Session other = api.newSession();
    String wanted = Api.newEmail();

    change(session, Api.PASSWORD, other.email()).is(409, "email_taken");
    change(session, "wrong password 1", wanted).is(403, "invalid_credentials");
    change(session, Api.PASSWORD, wanted).is(202);
    api.register(wanted).is(201);
    verify(Api.mailedToken(wanted, 1)).is(409, "email_taken");
    api.get("/api/session/me", session).has("/email", session.email());
  }

  private Answer verify(String token) {
    return api.post("/api/auth/verify-email", Map.of("token", token));
  }

  private Answer change(Session session, String password, String newEmail) {
    return api.post(
        "/api/auth/change-email", session, Map.of("password", password, "newEmail", newEmail));
  }
}
