package com.onelastai.auth.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.onelastai.auth.keycloak.KeycloakUsers;
import com.onelastai.auth.test.Api;
import com.onelastai.auth.test.Api.Answer;
import com.onelastai.auth.test.AuthServiceIT;
import com.onelastai.auth.user.Users;
import com.onelastai.starter.time.SettableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.query.Update;

@AuthServiceIT
class LoginIT {

  private static final String WRONG = "wrong password 1";

  private final Api api;
  private final Users users;
  private final KeycloakUsers keycloak;
  private final SettableClock clock;

  @Autowired
  LoginIT(Api api, Users users, KeycloakUsers keycloak, SettableClock clock) {
    this.api = api;
    this.users = users;
    this.keycloak = keycloak;
    this.clock = clock;
  }

  @AfterEach
  void resetClock() {
    clock.setOffset(Duration.ZERO);
  }

  @Test
  void loginAnswersTheAccountAndAToken() {
    String email = Api.newEmail();
    api.register(email).is(201);

    Answer login = api.login(email.toUpperCase(), Api.PASSWORD).is(200);

    assertThat(login.text("/user/email")).isEqualTo(email);
    assertThat(login.text("/tokenType")).isEqualTo("Bearer");
    assertThat(login.body().at("/expiresIn").asInt()).isPositive();
    assertThat(login.body().propertyNames())
        .containsExactlyInAnyOrder("user", "accessToken", "tokenType", "expiresIn");
    assertThat(login.response().getHeader("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void unknownAddressIsAnsweredLikeAWrongPassword() {
    String email = Api.newEmail();
    api.register(email).is(201);

    Answer wrong = api.login(email, WRONG).is(401, "invalid_credentials");
    Answer unknown = api.login(Api.newEmail(), WRONG).is(401, "invalid_credentials");

    assertThat(unknown.body()).isEqualTo(wrong.body());
  }

  @Test
  void fifthFailureLocksAndTimeUnlocks() {
    String email = Api.newEmail();
    String id = api.register(email).is(201).text("/id");
    Instant start = clock.instant();

    fail(email, 5);
    Answer locked = locked(email);

    Instant until = Instant.parse(locked.text("/lockUntil"));
    assertThat(until).isBetween(start.plusSeconds(800), start.plusSeconds(1000));
    assertThat(Integer.parseInt(locked.response().getHeader("Retry-After"))).isBetween(800, 900);
    // As the reader of Keycloak's events writes it.
    Instant stored = start.plus(Duration.ofMinutes(15));
    users.update(id, new Update().set("lockUntil", stored));
    clock.setOffset(Duration.ofMinutes(14));
    assertThat(api.login(email, Api.PASSWORD).is(423, "account_locked").text("/lockUntil"))
        .isEqualTo(stored.toString());
    clock.setOffset(Duration.ofMinutes(16));
    api.login(email, Api.PASSWORD).is(200);
  }

  @Test
  void oldLockOpensOnlyOnce() {
    String email = Api.newEmail();
    String id = api.register(email).is(201).text("/id");
    users.update(id, new Update().set("lockUntil", Instant.parse("2026-01-01T00:00:00Z")));
    fail(email, 5);
    await()
        .until(() ->
            api.login(email, Api.PASSWORD).status() == 200
                && users.find(id).orElseThrow().lockUntil() == null);

    fail(email, 5);

    locked(email);
  }

  @Test
  void whoRegistersAfterFailuresIsNotLocked() {
    String email = Api.newEmail();
    fail(email, 5);

    api.register(email).is(201);

    api.login(email, Api.PASSWORD).is(200);
  }

  @Test
  void accountThatOnlyKeycloakKnowsIsTakenOver() {
    String email = Api.newEmail();
    String id = keycloak.create(email, "Ada Example", Api.PASSWORD);
    assertThat(users.find(id)).isEmpty();

    Answer login = api.login(email, Api.PASSWORD).is(200);

    assertThat(login.text("/user/id")).isEqualTo(id);
    assertThat(users.find(id).orElseThrow().name()).isEqualTo("Ada Example");
  }

  @Test
  void meIsTheCaller() {
    Api.Session session = api.newSession();

    assertThat(api.get("/api/session/me", session).is(200).text("/email"))
        .isEqualTo(session.email());
    api.get("/api/session/me", null).is(401, "unauthenticated");
  }

  private void fail(String email, int times) {
    for (int i = 0; i < times; i++) {
      api.login(email, WRONG).is(401, "invalid_credentials");
    }
  }

  /** Keycloak counts beside the answer. */
  private Answer locked(String email) {
    await().until(() -> api.login(email, Api.PASSWORD).status() == 423);
    return api.login(email, Api.PASSWORD).is(423, "account_locked");
  }
}
