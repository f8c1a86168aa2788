package com.onelastai.keycloak;

import static com.onelastai.keycloak.KeycloakServer.PASSWORD;
import static com.onelastai.keycloak.KeycloakServer.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.keycloak.KeycloakServer.Answer;
import com.onelastai.keycloak.KeycloakServer.User;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SessionIT {

  @Test
  void reuseOfARefreshTokenSpoilsTheNext() {
    User user = RUNNING.newUser();
    Answer first = RUNNING.login(user, "password", PASSWORD);
    Answer second = RUNNING.refresh(refreshToken(first));
    assertThat(second.status()).isEqualTo(200);

    Answer reused = RUNNING.refresh(refreshToken(first));

    assertThat(reused.error()).isEqualTo("invalid_grant");
    assertThat(reused.json().path("error_description").asString())
        .isEqualTo("Maximum allowed refresh token reuse exceeded");
    assertThat(RUNNING.refresh(refreshToken(second)).error()).isEqualTo("invalid_grant");
    JsonNode session = RUNNING.get("users/" + user.id() + "/sessions").get(0);
    assertThat(session.required("clients").isEmpty())
        .as("the session lives on without the client: who offers refresh has to end it")
        .isTrue();
  }

  @Test
  void refreshTokenOfAnEndedSessionIsDead() {
    User user = RUNNING.newUser();
    Answer login = RUNNING.login(user, "password", PASSWORD);
    Answer other = RUNNING.login(user, "password", PASSWORD);

    RUNNING.admin("DELETE", "sessions/" + Tokens.claims(login).required("sid").asString());

    assertThat(RUNNING.refresh(refreshToken(login)).error()).isEqualTo("invalid_grant");
    assertThat(RUNNING.refresh(refreshToken(other)).status()).isEqualTo(200);
  }

  private static String refreshToken(Answer answer) {
    return answer.json().required("refresh_token").asString();
  }
}
