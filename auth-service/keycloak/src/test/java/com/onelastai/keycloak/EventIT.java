package com.onelastai.keycloak;

import static com.onelastai.keycloak.KeycloakServer.ADDRESS;
import static com.onelastai.keycloak.KeycloakServer.BROWSER;
import static com.onelastai.keycloak.KeycloakServer.PASSWORD;
import static com.onelastai.keycloak.KeycloakServer.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.onelastai.keycloak.KeycloakServer.User;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class EventIT {

  @Test
  void loginTellsBrowserAddressAndSecondFactor() {
    User user = RUNNING.newUser(TwoFactor.TOTP, TwoFactor.recoveryCodes());
    RUNNING.login(user, "password", PASSWORD, "totp", TwoFactor.totp());
    RUNNING.login(user, "password", PASSWORD, "recovery_code", TwoFactor.CODES.getFirst());

    JsonNode events = RUNNING.events(user);

    assertThat(events.findValuesAsString("type")).containsExactly("LOGIN", "LOGIN");
    assertThat(events.findValuesAsString("ipAddress")).containsOnly(ADDRESS);
    assertThat(events.findValuesAsString("user_agent")).containsExactly(BROWSER, BROWSER);
    assertThat(events.findValuesAsString("second_factor")).containsExactly("recovery_code", "totp");
  }

  @Test
  void failureTellsBrowserAddressAndWhatWasWrong() {
    User user = RUNNING.newUser(TwoFactor.TOTP);
    RUNNING.login(user, "password", "wrong");
    RUNNING.check(user, "totp", TwoFactor.WRONG_TOTP);

    JsonNode events = RUNNING.events(user);

    assertThat(events.findValuesAsString("type")).containsExactly("LOGIN_ERROR", "LOGIN_ERROR");
    assertThat(events.findValuesAsString("clientId"))
        .containsExactly("credential-check", "auth-service");
    assertThat(events.findValuesAsString("error")).containsOnly("invalid_user_credentials");
    assertThat(events.findValuesAsString("ipAddress")).containsOnly(ADDRESS);
    assertThat(events.findValuesAsString("user_agent")).containsExactly(BROWSER, BROWSER);
    assertThat(events.get(0).at("/details/second_factor").asString()).isEqualTo("totp");
    assertThat(events.get(1).at("/details/second_factor").isMissingNode()).isTrue();
  }

  @Test
  void longBrowserIsCut() {
    User user = RUNNING.newUser();
    RUNNING.token("auth-service", user.email(), "x".repeat(2000), "password", PASSWORD);

    assertThat(RUNNING.events(user).findValuesAsString("user_agent"))
        .containsExactly("x".repeat(512));
  }

  /** It comes from a job in the background, which knows no browser. */
  @Test
  void lockIsAnEvent() {
    User user = RUNNING.newUser();
    for (int i = 0; i < 5; i++) {
      RUNNING.login(user, "password", "wrong");
    }

    await()
        .untilAsserted(() ->
            assertThat(RUNNING.events(user).findValuesAsString("type"))
                .contains("USER_DISABLED_BY_TEMPORARY_LOCKOUT"));
  }

  @Test
  void eventsGoWithTheirUser() {
    User gone = RUNNING.newUser();
    User other = RUNNING.newUser();
    for (User user : List.of(gone, other)) {
      RUNNING.login(user, "password", "wrong");
      RUNNING.login(user, "password", PASSWORD);
    }
    assertThat(RUNNING.events(gone)).hasSize(2);

    RUNNING.admin("DELETE", "users/" + gone.id());

    assertThat(RUNNING.events(gone)).isEmpty();
    assertThat(RUNNING.events(other)).hasSize(2);
  }
}
