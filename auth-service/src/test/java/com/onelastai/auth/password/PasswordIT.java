package com.onelastai.auth.password;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.auth.device.Device;
import com.onelastai.auth.device.KnownDevices;
import com.onelastai.auth.keycloak.KeycloakSessions;
import com.onelastai.auth.keycloak.KeycloakUsers;
import com.onelastai.auth.keycloak.TwoFactorCredentials;
import com.onelastai.auth.test.Api;
import com.onelastai.auth.test.Api.Answer;
import com.onelastai.auth.test.Api.Session;
import com.onelastai.auth.test.AuthServiceIT;
import com.onelastai.auth.user.StoredUsers;
import com.onelastai.auth.user.Users;
import com.onelastai.auth.usersecurity.UserSecurities;
import com.onelastai.mail.test.MailServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.query.Update;

@AuthServiceIT
class PasswordIT {

  private static final String NEW = "another long phrase";

  @Autowired private Api api;
  @Autowired private KeycloakSessions sessions;
  @Autowired private StoredUsers stored;
  @Autowired private Users users;
  @Autowired private KeycloakUsers keycloak;
  @Autowired private TwoFactorCredentials secondFactor;
  @Autowired private UserSecurities securities;
  @Autowired private KnownDevices devices;

  @Test
  void changedPasswordEndsTheOtherSessions() {
    Session current = api.newSession();
    Session other = api.session(current.email());

    api.changePassword(current, Api.PASSWORD, NEW).is(204);

    api.login(current.email(), Api.PASSWORD).is(401, "invalid_credentials");
    api.login(current.email(), NEW).is(200);
    api.refresh(other.refreshToken()).is(401, "refresh_token_invalid");
    api.refresh(current.refreshToken()).is(200);
    MailServer.mailsTo(current.email(), 2);
    assertThat(stored.events(current.userId())).contains("password_changed");
  }

  @Test
  void wrongCurrentOrWeakNewPasswordChangesNothing() {
    Session session = api.newSession();

    api.changePassword(session, "wrong password 1", NEW).is(403, "invalid_credentials");
    api.changePassword(session, Api.PASSWORD, "short")
        .is(400, "weak_password")
        .has("/errors/0/field", "newPassword");
    api.login(session.email(), Api.PASSWORD).is(200);
    api.post("/api/auth/change-password", Map.of("currentPassword", "a", "newPassword", "b"))
        .is(401, "unauthenticated");
  }

  @Test
  void mailedTokenResetsThePasswordOnce() {
    Session session = api.newSession();

    String token = resetToken(session);
    confirm(token, "short").is(400, "weak_password");
    confirm(token, NEW).is(204);

    assertThat(sessions.ids(session.userId())).isEmpty();
    assertThat(stored.events(session.userId()))
        .contains("password_reset_requested", "password_reset");
    api.login(session.email(), NEW).is(200);
    confirm(token, NEW).is(400, "token_invalid");
  }

  @Test
  void resetOfAnUnverifiedAccountRemovesWhatAStrangerSetUp() {
    Session stranger = api.newSession();
    secondFactor.add(stranger.userId(), "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", List.of("ABCDEFGH"));
    users.update(stranger.userId(), new Update().set("twoFactorEnabled", true));
    devices.signedIn(stranger.userId(), Device.of(Api.USER_AGENT), null, Instant.now());

    confirm(resetToken(stranger), NEW).is(204);

    api.login(stranger.email(), NEW)
        .is(200)
        .has("/user/twoFactorEnabled", false)
        .has("/user/emailVerified", true);
    assertThat(keycloak.find(stranger.userId()).orElseThrow().emailVerified()).isTrue();
    assertThat(securities.find(stranger.userId()).orElseThrow().devices()).isNull();
    assertThat(stored.events(stranger.userId()))
        .contains("email_verified", "two_factor_disabled", "password_reset");
  }

  @Test
  void resetOfAVerifiedAccountKeepsItsSecondFactor() {
    Session owner = api.newVerifiedSession();
    secondFactor.add(owner.userId(), "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", List.of("ABCDEFGH"));

    confirm(resetToken(owner), NEW).is(204);

    api.login(owner.email(), NEW).is(401, "otp_required");
  }

  @Test
  void resetRemovesALock() {
    Session session = api.newSession();
    for (int i = 0; i < 5; i++) {
      api.login(session.email(), "wrong password 1").is(401, "invalid_credentials");
    }
    api.login(session.email(), Api.PASSWORD).is(423, "account_locked");

    confirm(resetToken(session), NEW).is(204);

    api.login(session.email(), NEW).is(200);
  }

  @Test
  void changedPasswordInvalidatesTheMail() {
    Session session = api.newSession();
    String token = resetToken(session);

    api.changePassword(session, Api.PASSWORD, NEW).is(204);

    confirm(token, "yet another phrase").is(400, "token_invalid");
    api.login(session.email(), NEW).is(200);
  }

  @Test
  void mailToAFormerAddressIsInvalid() {
    Session session = api.newSession();
    String token = resetToken(session);

    users.update(session.userId(), new Update().set("email", Api.newEmail()));

    confirm(token, NEW).is(400, "token_invalid");
    api.login(session.email(), Api.PASSWORD).is(200);
  }

  @Test
  void expiredOrForgedTokenIsRefused() {
    Session session = api.newSession();
    String token = resetToken(session);

    confirm(token + "x", NEW).is(400, "token_invalid");
    confirm("nonsense", NEW).is(400, "token_invalid");
    api.post("/api/auth/verify-email", Map.of("token", token)).is(400, "token_invalid");
    api.after(Duration.ofMinutes(61), () -> confirm(token, NEW).is(400, "token_invalid"));
    api.login(session.email(), Api.PASSWORD).is(200);
  }

  @Test
  void oneMailAMinuteIsSentAndNoneToUnknownAddresses() {
    Session session = api.newSession();
    String stranger = Api.newEmail();

    Answer unknown = reset(stranger).is(202);
    Answer known = reset(session.email()).is(202);
    Api.mailedToken(session.email(), 2);
    reset(session.email()).is(202);
    api.after(
        Duration.ofSeconds(61),
        () -> {
          reset(session.email()).is(202);
          return Api.mailedToken(session.email(), 3);
        });

    assertThat(unknown.body()).isEqualTo(known.body());
    assertThat(MailServer.mailsTo(session.email())).hasSize(3);
    assertThat(MailServer.mailsTo(stranger)).isEmpty();
  }

  private String resetToken(Session session) {
    reset(session.email()).is(202);
    return Api.mailedToken(session.email(), 2);
  }

  private Answer reset(String email) {
    return api.post("/api/auth/reset-password", Map.of("email", email));
  }

  private Answer confirm(String token, String password) {
    return api.post(
        "/api/auth/reset-password/confirm", Map.of("token", token, "newPassword", password));
  }
}
