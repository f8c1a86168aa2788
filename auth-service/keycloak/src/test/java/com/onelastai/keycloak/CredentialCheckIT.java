package com.onelastai.keycloak;

import static com.onelastai.keycloak.KeycloakServer.PASSWORD;
import static com.onelastai.keycloak.KeycloakServer.RUNNING;
import static com.onelastai.keycloak.TwoFactor.CODES;
import static com.onelastai.keycloak.TwoFactor.WRONG_TOTP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.onelastai.keycloak.KeycloakServer.Answer;
import com.onelastai.keycloak.KeycloakServer.User;
import org.junit.jupiter.api.Test;

class CredentialCheckIT {

  @Test
  void anyRightFactorIsEnough() {
    User user = RUNNING.newUser(TwoFactor.TOTP, TwoFactor.recoveryCodes());

    assertThat(RUNNING.check(user, "password", PASSWORD).status()).isEqualTo(200);
    assertThat(RUNNING.check(user, "totp", TwoFactor.totp()).status()).isEqualTo(200);
    assertThat(RUNNING.check(user, "recovery_code", CODES.get(3)).status()).isEqualTo(200);
    assertThat(RUNNING.check(user, "recovery_code", CODES.get(3)).error())
        .isEqualTo("invalid_recovery_code");
  }

  @Test
  void eachFactorThatIsSentMustBeRight() {
    User user = RUNNING.newUser(TwoFactor.TOTP);
    String code = TwoFactor.totp();

    assertThat(RUNNING.check(user, "password", PASSWORD, "totp", WRONG_TOTP).error())
        .isEqualTo("invalid_otp");
    assertThat(RUNNING.check(user, "password", "wrong", "totp", code).error())
        .isEqualTo("invalid_grant");
    assertThat(RUNNING.check(user, "password", PASSWORD, "totp", code).status())
        .as("the code is not spent by a check that fails before it")
        .isEqualTo(200);
  }

  @Test
  void atLeastOneFactorMustBeSentAndHad() {
    User user = RUNNING.newUser();

    assertThat(RUNNING.check(user).error()).isEqualTo("invalid_request");
    assertThat(RUNNING.check(user, "totp", WRONG_TOTP).error()).isEqualTo("invalid_otp");
    assertThat(RUNNING.check(user, "recovery_code", CODES.getFirst()).error())
        .isEqualTo("invalid_recovery_code");
  }

  @Test
  void checkIsNoLogin() {
    User user = RUNNING.newUser();

    Answer right = RUNNING.check(user, "password", PASSWORD);

    assertThat(right.json().has("refresh_token")).isFalse();
    assertThat(Tokens.claims(right).has("aud")).isFalse();
    assertThat(Tokens.claims(right).has("realm_access")).isFalse();
    assertThat(RUNNING.get("users/" + user.id() + "/sessions").isEmpty()).isTrue();
  }

  @Test
  void failedChecksLockTheAccount() {
    User user = RUNNING.newUser();
    for (int i = 0; i < 5; i++) {
      RUNNING.check(user, "password", "wrong");
    }
    await().untilAsserted(() -> assertThat(RUNNING.failures(user)).isEqualTo(5));

    assertThat(RUNNING.check(user, "password", PASSWORD).error()).isEqualTo("account_locked");
    assertThat(RUNNING.login(user, "password", PASSWORD).error()).isEqualTo("account_locked");
  }
}
