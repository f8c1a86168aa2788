package com.onelastai.keycloak;

import static com.onelastai.keycloak.KeycloakServer.PASSWORD;
import static com.onelastai.keycloak.KeycloakServer.RUNNING;
import static com.onelastai.keycloak.TwoFactor.CODES;
import static com.onelastai.keycloak.TwoFactor.WRONG_TOTP;
import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.keycloak.KeycloakServer.Answer;
import com.onelastai.keycloak.KeycloakServer.User;
import org.junit.jupiter.api.Test;

class CredentialCheckIT {

  @Test
  void anyRightFactorIsEnough() {
    User user = RUNNING.newUser(TwoFactor.TOTP, TwoFactor.recoveryCodes());

    user.check("password", PASSWORD).is(200);
    user.check("totp", TwoFactor.totp()).is(200);
    user.check("recovery_code", CODES.get(3)).is(200);
    user.check("recovery_code", CODES.get(3)).refused("invalid_recovery_code");
  }

  @Test
  void eachFactorThatIsSentMustBeRight() {
    User user = RUNNING.newUser(TwoFactor.TOTP);
    String code = TwoFactor.totp();

    user.check("password", PASSWORD, "totp", WRONG_TOTP).refused("invalid_otp");
    user.check("password", "wrong", "totp", code).refused("invalid_grant");
    // A check that fails before the code does not use it.
    user.check("password", PASSWORD, "totp", code).is(200);
  }

  @Test
  void factorThatIsMissingOrUnknownIsRefused() {
    User user = RUNNING.newUser();

    user.check().refused("invalid_request");
    user.check("totp", WRONG_TOTP).refused("invalid_otp");
    user.check("recovery_code", CODES.getFirst()).refused("invalid_recovery_code");
  }

  @Test
  void checkIsNotALogin() {
    User user = RUNNING.newUser();

    Answer right = user.check("password", PASSWORD);

    assertThat(right.json().has("refresh_token")).isFalse();
    assertThat(right.claims().propertyNames()).doesNotContain("aud", "realm_access");
    assertThat(user.get("/sessions").isEmpty()).isTrue();
  }

  @Test
  void failedChecksLockTheAccount() {
    User user = RUNNING.newUser();
    for (int i = 0; i < 5; i++) {
      user.check("password", "wrong");
    }
    user.awaitFailures(5);

    user.check("password", PASSWORD).refused("account_locked");
    user.login().refused("account_locked");
  }
}
