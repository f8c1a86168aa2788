package com.onelastai.keycloak;

import static com.onelastai.keycloak.KeycloakServer.PASSWORD;
import static com.onelastai.keycloak.KeycloakServer.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.keycloak.KeycloakServer.User;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Keycloak's own pages, as a browser sees them. */
class PagesIT {

  @Test
  void codeFlowWithPkceReturnsAToken() {
    User user = RUNNING.newUser();
    LoginPage page = LoginPage.open();

    JsonNode claims = page.submit("username", user.email(), "password", PASSWORD).tokens().claims();

    assertThat(claims.path("sub").asString()).isEqualTo(user.id());
    assertThat(claims.path("aud").toString()).contains("\"onelastai-api\"");
    assertThat(claims.path("sid").asString()).isNotEmpty();
    assertThat(claims.at("/realm_access/roles").toString()).contains("\"user\"");
  }

  @Test
  void totpOpensThePagesToo() {
    User user = RUNNING.newUser(TwoFactor.TOTP);

    LoginPage totp = LoginPage.open().submit("username", user.email(), "password", PASSWORD);

    totp.submit("otp", TwoFactor.totp()).tokens().is(200);
  }

  @Test
  void unusedRecoveryCodesOpenThePagesToo() {
    User user = RUNNING.newUser(TwoFactor.TOTP, TwoFactor.recoveryCodes());
    user.check("recovery_code", TwoFactor.CODES.get(0));
    LoginPage choice =
        LoginPage.open()
            .submit("username", user.email(), "password", PASSWORD)
            .submit("tryAnotherWay", "on");
    LoginPage recovery = choice.submit("authenticationExecution", choice.lastExecution());

    LoginPage refused = recovery.submit("recoveryCodeInput", TwoFactor.CODES.get(0));

    assertThat(refused.location()).isEmpty();
    user.awaitFailures(1);
    refused.submit("recoveryCodeInput", TwoFactor.CODES.get(1)).tokens().is(200);
  }

  @Test
  void eventsOfThePagesHaveTheBrowser() {
    User user = RUNNING.newUser();
    LoginPage refused = LoginPage.open().submit("username", user.email(), "password", "wrong");
    user.awaitFailures(1);
    refused.submit("username", user.email(), "password", PASSWORD).tokens();

    JsonNode events = user.events();

    assertThat(events.findValuesAsString("type"))
        .containsExactly("CODE_TO_TOKEN", "LOGIN", "LOGIN_ERROR");
    assertThat(events.findValuesAsString("user_agent"))
        .containsExactly(KeycloakServer.BROWSER, LoginPage.BROWSER, LoginPage.BROWSER);
  }
}
