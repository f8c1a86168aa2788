package com.onelastai.keycloak;

import static com.onelastai.keycloak.KeycloakServer.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.keycloak.KeycloakServer.Answer;
import com.onelastai.keycloak.KeycloakServer.User;
import org.junit.jupiter.api.Test;

class SessionIT {

  @Test
  void reuseOfARefreshTokenInvalidatesTheNext() {
    User user = RUNNING.newUser();
    Answer first = user.login();
    Answer second = refresh(first).is(200);

    Answer reused = refresh(first).refused("invalid_grant");

    assertThat(reused.text("error_description"))
        .isEqualTo("Maximum allowed refresh token reuse exceeded");
    refresh(second).refused("invalid_grant");
    assertThat(user.get("/sessions").get(0).required("clients").isEmpty())
        .as("the session stays open without a client, so auth-service has to end it")
        .isTrue();
  }

  @Test
  void refreshTokenOfAnEndedSessionIsRefused() {
    User user = RUNNING.newUser();
    Answer login = user.login();
    Answer other = user.login();

    RUNNING.admin("DELETE", "sessions/" + login.claims().required("sid").asString());

    refresh(login).refused("invalid_grant");
    refresh(other).is(200);
  }

  private static Answer refresh(Answer login) {
    return RUNNING.refresh(login.text("refresh_token"));
  }
}
