package com.onelastai.auth.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.onelastai.auth.keycloak.KeycloakUsers;
import com.onelastai.auth.test.Api;
import com.onelastai.auth.test.Api.Answer;
import com.onelastai.auth.test.AuthServiceIT;
import com.onelastai.auth.user.Users;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.query.Update;

@AuthServiceIT
class LoginIT {

  private static final String WRONG = "wrong password 1";

  @Autowired private Api api;
  @Autowired private Users users;
  @Autowired private KeycloakUsers keycloak;
  @Autowired private Clock clock;
  private final String email = Api.newEmail();

  @Test
  void loginAnswersTheAccountAndAToken() {
    api.register(email).is(201);

    Answer login = api.login(email.toUpperCase(), Api.PASSWORD).is(200);

    login.has("/user/email", email).has("/tokenType", "Bearer");
    assertThat(login.body().at("/expiresIn").asInt()).isPositive();
    assertThat(login.body().propertyNames())
        .containsExactlyInAnyOrder("user", "accessToken", "tokenType", "expiresIn");
    assertThat(login.response().getHeader("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void unknownAddressIsAnsweredLikeAWrongPassword() {
    api.register(email).is(201);

    Answer wrong = api.login(email, WRONG).is(401, "invalid_credentials");
    Answer unknown = api.login(Api.newEmail(), WRONG).is(401, "invalid_credentials");

    assertThat(unknown.body()).isEqualTo(wrong.body());
  }

  @Test
  void fifthFailureLocksForAWhile() {
    String id = api.register(email).is(201).text("/id");
    Instant start = clock.instant();

    fail(5);
    Answer locked = locked();

    Instant until = Instant.parse(locked.text("/lockUntil"));
    assertThat(until).isBetween(start.plusSeconds(800), start.plusSeconds(1000));
    assertThat(Integer.parseInt(locked.response().getHeader("Retry-After"))).isBetween(800, 900);
    // This is what the reader of Keycloak's events writes.
    Instant stored = start.plus(Duration.ofMinutes(15));
    users.update(id, new Update().set("lockUntil", stored));
    api.after(
        Duration.ofMinutes(14),
        () -> api.login(email, Api.PASSWORD).is(423, "account_locked").has("/lockUntil", stored));
    api.after(Duration.ofMinutes(16), () -> api.login(email, Api.PASSWORD).is(200));
  }

  @Test
  void expiredLockIsRemovedOnlyOnce() {
    String id = api.register(email).is(201).text("/id");
    users.update(id, new Update().set("lockUntil", Instant.parse("2026-01-01T00:00:00Z")));
    fail(5);
    await()
        .until(() ->
            api.login(email, Api.PASSWORD).status() == 200
                && users.find(id).orElseThrow().lockUntil() == null);

    fail(5);

    locked();
  }

  @Test
  void accountIsNotLockedByFailuresBeforeItsRegistration() {
    fail(5);

    api.register(email).is(201);

    api.login(email, Api.PASSWORD).is(200);
  }

  @Test
  void accountThatOnlyKeycloakHasIsCopied() {
    String id = keycloak.create(email, "Ada Example", Api.PASSWORD, "en");
    assertThat(users.find(id)).isEmpty();

    api.login(email, Api.PASSWORD).is(200).has("/user/id", id);

    assertThat(users.find(id).orElseThrow().name()).isEqualTo("Ada Example");
  }

  @Test
  void accountOfTheCallerIsReturned() {
    Api.Session session = api.newSession();

    api.get("/api/session/me", session).is(200).has("/email", session.email());
    api.get("/api/session/me").is(401, "unauthenticated");
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      api.login(email, WRONG).is(401, "invalid_credentials");
    }
  }

  /** Keycloak counts failures asynchronously. */
  private Answer locked() {
    await().until(() -> api.login(email, Api.PASSWORD).status() == 423);
    return api.login(email, Api.PASSWORD).is(423, "account_locked");
  }
}
