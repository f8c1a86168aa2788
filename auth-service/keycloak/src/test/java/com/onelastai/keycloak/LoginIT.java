package com.onelastai.keycloak;

import static com.onelastai.keycloak.KeycloakServer.PASSWORD;
import static com.onelastai.keycloak.KeycloakServer.RUNNING;
import static com.onelastai.keycloak.TwoFactor.CODES;
import static com.onelastai.keycloak.TwoFactor.WRONG_TOTP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.onelastai.keycloak.KeycloakServer.Answer;
import com.onelastai.keycloak.KeycloakServer.User;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class LoginIT {

  @Test
  void tokenSaysWhatServicesAsk() {
    JsonNode claims =
        Tokens.claims(RUNNING.login(RUNNING.newUser(), "password", PASSWORD, "scope", "openid"));

    assertThat(claims.path("iss").asString()).startsWith(RUNNING.publicUrl());
    assertThat(claims.path("aud").toString()).contains("\"onelastai-api\"");
    assertThat(claims.path("sid").asString()).isNotEmpty();
    assertThat(claims.at("/realm_access/roles").toString())
        .contains("\"user\"")
        .doesNotContain("\"admin\"");
  }

  @Test
  void unknownAddressIsAnsweredAsAWrongPassword() {
    Answer wrong = RUNNING.login(RUNNING.newUser(), "password", "wrong");
    Answer unknown = RUNNING.login(new User("", "nobody@example.com"), "password", "wrong");

    assertThat(wrong.error()).isEqualTo("invalid_grant");
    assertThat(unknown).isEqualTo(wrong);
  }

  @Test
  void secondFactorIsAskedForAfterTheRightPasswordAlone() {
    User user = RUNNING.newUser(TwoFactor.TOTP);

    assertThat(RUNNING.login(user, "password", PASSWORD).error()).isEqualTo("otp_required");
    assertThat(RUNNING.login(user, "password", "wrong").error()).isEqualTo("invalid_grant");
    assertThat(RUNNING.login(user, "password", "wrong", "totp", TwoFactor.totp()).error())
        .isEqualTo("invalid_grant");
  }

  @Test
  void missingSecondFactorIsNoFailure() {
    User user = RUNNING.newUser(TwoFactor.TOTP);
    for (int i = 0; i < 5; i++) {
      assertThat(RUNNING.login(user, "password", PASSWORD).error()).isEqualTo("otp_required");
    }
    RUNNING.login(user, "password", "wrong");

    await().untilAsserted(() -> assertThat(RUNNING.failures(user)).isEqualTo(1));
  }

  @Test
  void totpIsGoodOnce() {
    User user = RUNNING.newUser(TwoFactor.TOTP);
    String code = TwoFactor.totp();

    assertThat(RUNNING.login(user, "password", PASSWORD, "totp", WRONG_TOTP).error())
        .isEqualTo("invalid_otp");
    assertThat(RUNNING.login(user, "password", PASSWORD, "totp", code).status()).isEqualTo(200);
    assertThat(RUNNING.login(user, "password", PASSWORD, "totp", code).error())
        .isEqualTo("invalid_otp");
  }

  @Test
  void recoveryCodesAreGoodOnceInAnyOrder() {
    User user = RUNNING.newUser(TwoFactor.TOTP, TwoFactor.recoveryCodes());

    for (int number : new int[] {7, 0, 9}) {
      assertThat(recover(user, CODES.get(number)).status()).isEqualTo(200);
    }
    assertThat(recover(user, CODES.get(7)).error()).isEqualTo("invalid_recovery_code");
    assertThat(recover(user, "never-given-out").error()).isEqualTo("invalid_recovery_code");
    assertThat(remainingCodes(user)).isEqualTo(7);
  }

  @Test
  void recoveryCodeOpensOneOfManyLoginsAtOnce() {
    User user = RUNNING.newUser(TwoFactor.TOTP, TwoFactor.recoveryCodes());
    List<Callable<Answer>> logins =
        Collections.nCopies(3, CODES.subList(4, 6)).stream()
            .flatMap(List::stream)
            .map(code -> (Callable<Answer>) () -> recover(user, code))
            .toList();

    List<Integer> statuses = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      threads.invokeAll(logins).forEach(login -> statuses.add(login.resultNow().status()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }

    assertThat(statuses).containsExactlyInAnyOrder(200, 200, 400, 400, 400, 400);
    assertThat(remainingCodes(user)).isEqualTo(8);
  }

  @Test
  void fiveFailuresOfAnyKindLockTheAccount() {
    User user = RUNNING.newUser(TwoFactor.TOTP, TwoFactor.recoveryCodes());
    RUNNING.login(user, "password", "wrong");
    RUNNING.login(user, "password", "wrong");
    RUNNING.login(user, "password", PASSWORD, "totp", WRONG_TOTP);
    RUNNING.login(user, "password", PASSWORD, "totp", WRONG_TOTP);
    recover(user, "never-given-out");
    await().untilAsserted(() -> assertThat(RUNNING.failures(user)).isEqualTo(5));

    Answer right = RUNNING.login(user, "password", PASSWORD, "totp", TwoFactor.totp());

    assertThat(right.error()).isEqualTo("account_locked");
    assertThat(right.json().required("retry_after").asInt()).isBetween(800, 900);
    RUNNING.admin("DELETE", "attack-detection/brute-force/users/" + user.id());
    assertThat(recover(user, CODES.getFirst()).status()).isEqualTo(200);
  }

  @Test
  void onlyTheOwnerIsToldThatAnAccountIsDisabled() {
    User user = RUNNING.newUser();
    RUNNING.admin("PUT", "users/" + user.id(), Map.of("enabled", false));

    assertThat(RUNNING.login(user, "password", PASSWORD).error()).isEqualTo("account_disabled");
    assertThat(RUNNING.login(user, "password", "wrong").error()).isEqualTo("invalid_grant");
  }

  private static Answer recover(User user, String code) {
    return RUNNING.login(user, "password", PASSWORD, "recovery_code", code);
  }

  private static int remainingCodes(User user) {
    String data =
        RUNNING
            .get("users/" + user.id() + "/credentials")
            .findValuesAsString("credentialData")
            .getLast();
    return KeycloakServer.JSON.readTree(data).required("remainingCodes").asInt();
  }
}
