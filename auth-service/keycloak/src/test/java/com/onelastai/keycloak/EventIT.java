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
  void loginHasBrowserAddressAndSecondFactor() {
    User user = RUNNING.newUser(TwoFactor.TOTP, TwoFactor.recoveryCodes());
    user.login("totp", TwoFactor.totp());
    user.login("recovery_code", TwoFactor.CODES.getFirst());

    JsonNode events = user.events();

    assertThat(events.findValuesAsString("type")).containsExactly("LOGIN", "LOGIN");
    assertThat(events.findValuesAsString("ipAddress")).containsOnly(ADDRESS);
    assertThat(events.findValuesAsString("user_agent")).containsExactly(BROWSER, BROWSER);
    assertThat(events.findValuesAsString("second_factor")).containsExactly("recovery_code", "totp");
  }

  @Test
  void failureHasBrowserAddressAndWrongFactor() {
    User user = RUNNING.newUser(TwoFactor.TOTP);
    user.failLogins(1);
    user.check("totp", TwoFactor.WRONG_TOTP);

    JsonNode events = user.events();

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
  void longUserAgentIsTruncated() {
    User user = RUNNING.newUser();
    RUNNING.token("auth-service", user.email(), "x".repeat(2000), "password", PASSWORD);

    assertThat(user.events().findValuesAsString("user_agent")).containsExactly("x".repeat(512));
  }

  /** A background job stores it, without a browser. */
  @Test
  void lockIsStored() {
    User user = RUNNING.newUser();
    user.failLogins(5);

    await()
        .untilAsserted(() ->
            assertThat(user.events().findValuesAsString("type"))
                .contains("USER_DISABLED_BY_TEMPORARY_LOCKOUT"));
  }

  @Test
  void eventsAreDeletedWithTheirUser() {
    User gone = RUNNING.newUser();
    User other = RUNNING.newUser();
    for (User user : List.of(gone, other)) {
      user.failLogins(1);
      user.login();
    }
    assertThat(gone.events()).hasSize(2);

    RUNNING.admin("DELETE", "users/" + gone.id());

    assertThat(gone.events()).isEmpty();
    assertThat(other.events()).hasSize(2);
  }
}
